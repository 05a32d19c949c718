using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class SqliteWalletTests : WalletTests
{
    private protected override PostgresServer? Server => null;

    [Fact]
    public void The_plus_of_SQL_would_not_have_been_exact()
    {
        using WalletDatabase<int> wallets = new(null, "int");
        wallets.Add(1, 0m);
        using WalletContext<int> context = wallets.Open();
        for (int time = 0; time < 10; time++)
        {
            _ = context.Database.ExecuteSql($"UPDATE Wallets SET Balance = Balance + 0.1");
        }

        Assert.NotEqual(1.0m, wallets.Balance(1));
    }
}
