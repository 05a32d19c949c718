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

    // The model says TEXT; the table is older.
    [Theory]
    [InlineData("REAL")]
    [InlineData("DOUBLE PRECISION")]
    [InlineData("decimal(18,2)")]
    [InlineData("INTEGER")]
    public async Task A_table_that_would_round_is_refused_at_the_first_call_and_nothing_is_written(string type)
    {
        using WalletDatabase<int> wallets = new(null, "int");
        wallets.Run($"ALTER TABLE Wallets DROP COLUMN Balance; ALTER TABLE Wallets ADD COLUMN Balance {type}");
        wallets.Add(1, 0.75m);

        InvalidOperationException credit = await Assert.ThrowsAsync<InvalidOperationException>(() => wallets.CreditAsync(new KeyValuePair<int, decimal>(1, 0.25m)));
        InvalidOperationException debit = await Assert.ThrowsAsync<InvalidOperationException>(() => wallets.TryDebitAsync(1, 0.25m));

        Assert.All([credit, debit], refusal => Assert.StartsWith($"The column Balance of the table Wallets has the type {type}, which does not keep", refusal.Message, StringComparison.Ordinal));
        Assert.Equal(0.75m, wallets.Balance(1));
    }

    [Fact]
    public async Task Another_database_of_the_same_model_is_checked_for_itself()
    {
        using WalletDatabase<int> exact = new(null, "int");
        using WalletDatabase<int> old = new(null, "int");
        old.Run("ALTER TABLE Wallets DROP COLUMN Balance; ALTER TABLE Wallets ADD COLUMN Balance REAL");
        exact.Add(1, 1.00m);
        old.Add(1, 1.00m);

        Assert.True(await exact.TryDebitAsync(1, 0.25m));
        _ = await Assert.ThrowsAsync<InvalidOperationException>(() => old.TryDebitAsync(1, 0.25m));

        Assert.Equal((0.75m, 1.00m), (exact.Balance(1), old.Balance(1)));
    }

    [Fact]
    public async Task A_balance_that_lies_in_a_second_table_is_found_there()
    {
        using WalletDatabase<int> wallets = new(null, "split", (_, wallet) => wallet.Ignore(w => w.Bonus).SplitToTable("Balances", balances => balances.Property(w => w.Balance).HasColumnName("Amount")));
        wallets.Add(1, 1.00m);
        await wallets.CreditAsync(new KeyValuePair<int, decimal>(1, 0.25m));
        using WalletDatabase<int> old = new(null, "split", (_, _) => { });
        old.Run("ALTER TABLE Balances DROP COLUMN Amount; ALTER TABLE Balances ADD COLUMN Amount REAL");

        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => old.CreditAsync(new KeyValuePair<int, decimal>(1, 0.25m)));

        Assert.Equal(1.25m, wallets.Balance(1));
        Assert.StartsWith("The column Amount of the table Balances has the type REAL", refusal.Message, StringComparison.Ordinal);
    }
}
