using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class PostgresWalletTests(PostgresServer server) : WalletTests
{
    private protected override PostgresServer? Server => server;

    [Fact]
    public async Task All_credits_are_one_statement_also_where_a_wallet_is_missing()
    {
        using WalletDatabase<int> wallets = new(server, "int");
        wallets.Add(1, 1.00m);
        wallets.Add(2, 1.00m);
        int statements = 0;
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity => _ = activity.TagObjects.Any(tag => Equals(tag.Value, wallets.Name)) && activity.TagObjects.Any(tag => tag.Value is string text && text.Contains("Wallets", StringComparison.Ordinal))
                ? Interlocked.Increment(ref statements)
                : 0,
        };
        ActivitySource.AddActivityListener(listener);

        await wallets.CreditAsync(new(1, 1m), new(2, 2m), new(1, 3m));
        int credited = statements;
        _ = await Assert.ThrowsAsync<WalletNotFoundException>(() => wallets.CreditAsync(new(1, 1m), new(3, 1m)));

        Assert.Equal((1, 2), (credited, statements));
        Assert.Equal((5.00m, 3.00m), (wallets.Balance(1), wallets.Balance(2)));
    }

    [Fact]
    public async Task A_numeric_column_would_have_rounded()
    {
        using WalletDatabase<int> wallets = new(server, "fixed", (_, wallet) => wallet.Property(w => w.Balance).HasPrecision(10, 2));
        wallets.Add(1, 5.00m);
        await using WalletContext<int> context = wallets.Open();
        const decimal Fine = 0.005m;

        _ = await context.Wallets.ExecuteUpdateAsync(setters => setters.SetProperty(w => w.Balance, w => w.Balance + Fine), TestContext.Current.CancellationToken);

        Assert.NotEqual(5.005m, wallets.Balance(1));
    }

    [Fact]
    public async Task A_context_that_retries_needs_a_transaction()
    {
        using WalletDatabase<int> wallets = new(server, "int", retries: true);
        wallets.Add(1, 5.00m);

        InvalidOperationException credit = await Assert.ThrowsAsync<InvalidOperationException>(() => wallets.CreditAsync(new KeyValuePair<int, decimal>(1, 1m)));
        InvalidOperationException debit = await Assert.ThrowsAsync<InvalidOperationException>(() => wallets.TryDebitAsync(1, 1m));
        await using WalletContext<int> context = wallets.Open();
        await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            await using var transaction = await context.Database.BeginTransactionAsync();
            await context.CreditAsync<KeyedWallet<int>, int>(wallet => wallet.Id, wallet => wallet.Balance, [new(1, 1m)]);
            _ = await context.TryDebitAsync<KeyedWallet<int>, int>(wallet => wallet.Id, wallet => wallet.Balance, 1, 2m);
            await transaction.CommitAsync();
        });

        Assert.All([credit, debit], refusal => Assert.Contains("CreateExecutionStrategy", refusal.Message, StringComparison.Ordinal));
        Assert.Equal(4.00m, wallets.Balance(1));
    }
}
