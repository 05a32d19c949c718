using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Credits and debits on every database, whatever the key and wherever the balance lies.</summary>
public abstract class WalletTests
{
    private protected abstract PostgresServer? Server { get; }

    [Fact]
    public Task A_wallet_with_an_int_key_is_credited_and_debited_exactly() => AssertExact("int", 7, 8, 9);

    [Fact]
    public Task A_wallet_with_a_long_key_is_credited_and_debited_exactly() => AssertExact("long", 7L, 8_000_000_000L, 9L);

    [Fact]
    public Task A_wallet_with_a_Guid_key_is_credited_and_debited_exactly() => AssertExact("Guid", Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

    [Fact]
    public Task A_wallet_with_a_text_key_is_credited_and_debited_exactly() => AssertExact("string", "ann", "Ann", "a'n\"n");

    [Fact]
    public Task A_wallet_with_a_converted_key_is_credited_and_debited_exactly() => AssertExact(
        "converted", new WalletNumber(7), new WalletNumber(8), new WalletNumber(9), (_, wallet) => wallet.Property(w => w.Id).HasConversion(number => number.Value, value => new WalletNumber(value)));

    [Fact]
    public Task Names_are_those_of_the_model() => AssertExact("names", 7, 8, 9, (model, wallet) =>
    {
        _ = wallet.ToTable("shop\"s wallets", "Main Shop").Property(w => w.Balance).HasColumnName("current balance");
        _ = wallet.Property(w => w.Id).HasColumnName("user");
    });

    [Fact]
    public Task A_balance_in_cents_is_credited_and_debited_exactly() => AssertExact(
        "cents", 7, 8, 9, (_, wallet) => wallet.Property(w => w.Balance).HasConversion(amount => (long)(amount * 100), cents => cents / 100m));

    [Fact]
    public Task A_balance_of_fixed_decimals_is_credited_and_debited_exactly() => AssertExact("fixed", 7, 8, 9, (_, wallet) => wallet.Property(w => w.Balance).HasPrecision(10, 2));

    [Fact]
    public Task A_kind_of_wallet_that_shares_its_table_is_credited_and_debited_exactly() => AssertExact("shared", 7, 8, 9, (model, _) => model.Entity<CreditWallet<int>>());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_balance_in_a_complex_property_is_credited_and_debited_exactly(bool isInJson)
    {
        using WalletDatabase<int> wallets = new(Server, isInJson ? "json" : "int", (model, wallet) => _ = isInJson ? wallet.ComplexProperty(w => w.Bonus, bonus => bonus.ToJson()) : wallet);
        wallets.Add(1, 5.00m);
        await using WalletContext<int> context = wallets.Open();
        for (int time = 0; time < 10; time++)
        {
            await context.CreditAsync<KeyedWallet<int>, int>(wallet => wallet.Id, wallet => wallet.Bonus.Amount, [new(1, 0.1m)], TestContext.Current.CancellationToken);
        }

        Assert.False(await context.TryDebitAsync<KeyedWallet<int>, int>(wallet => wallet.Id, wallet => wallet.Bonus.Amount, 1, 1.01m, TestContext.Current.CancellationToken));
        Assert.True(await context.TryDebitAsync<KeyedWallet<int>, int>(wallet => wallet.Id, wallet => wallet.Bonus.Amount, 1, 0.25m, TestContext.Current.CancellationToken));

        Assert.Equal(0.75m, (await context.Wallets.SingleAsync(TestContext.Current.CancellationToken)).Bonus.Amount);
    }

    [Fact]
    public async Task A_credit_that_finds_no_wallet_names_it_and_credits_none()
    {
        using WalletDatabase<int> wallets = new(Server, "int");
        wallets.Add(1, 5.00m);

        WalletNotFoundException missing = await Assert.ThrowsAsync<WalletNotFoundException>(() => wallets.CreditAsync(new(3, 1m), new(1, 1m), new(2, 1m)));

        Assert.Equal([2, 3], missing.Keys.Cast<int>().Order());
        Assert.Contains("There is no KeyedWallet", missing.Message, StringComparison.Ordinal);
        Assert.Equal(5.00m, wallets.Balance(1));
    }

    [Fact]
    public async Task A_key_longer_than_its_column_names_no_wallet()
    {
        using WalletDatabase<string> wallets = new(Server, "short", (_, wallet) => wallet.Property(each => each.Id).HasMaxLength(3));
        wallets.Add("ann", 5.00m);

        WalletNotFoundException missing = await Assert.ThrowsAsync<WalletNotFoundException>(() => wallets.CreditAsync(new KeyValuePair<string, decimal>("anna", 1m)));

        Assert.Equal(["anna"], missing.Keys);
        Assert.Equal(5.00m, wallets.Balance("ann"));
    }

    [Fact]
    public async Task A_key_that_names_several_wallets_is_refused_and_none_is_credited()
    {
        using WalletDatabase<int> wallets = new(Server, "int");
        wallets.Add(1, 5.00m);
        wallets.Add(2, 5.00m);
        wallets.Add(3, 5.00m);
        await using WalletContext<int> context = wallets.Open();

        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => context.CreditAsync<KeyedWallet<int>, bool>(
            wallet => wallet.IsClosed, wallet => wallet.Balance, [new(false, 1m)], TestContext.Current.CancellationToken));

        Assert.Contains("More than one", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(5.00m, wallets.Balance(1));
    }

    [Fact]
    public async Task A_debit_takes_what_is_there_and_nothing_else()
    {
        using WalletDatabase<int> wallets = new(Server, "int");
        wallets.Add(1, 9.00m);

        bool[] paid = [await wallets.TryDebitAsync(1, 9.01m), await wallets.TryDebitAsync(1, 9.00m), await wallets.TryDebitAsync(1, 0.01m), await wallets.TryDebitAsync(1, 0m), await wallets.TryDebitAsync(2, 0m)];

        Assert.Equal([false, true, false, true, false], paid);
        Assert.Equal(0m, wallets.Balance(1));
    }

    [Fact]
    public async Task Amounts_are_compared_as_numbers()
    {
        using WalletDatabase<int> wallets = new(Server, "int");
        wallets.Add(1, 10.00m);

        Assert.True(await wallets.TryDebitAsync(1, 9.5m));
        Assert.False(await wallets.TryDebitAsync(1, 1m));
        Assert.Equal(0.5m, wallets.Balance(1));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_amount_that_the_balance_cannot_hold_exactly_is_refused_before_it_is_written(bool isInCents)
    {
        using WalletDatabase<int> wallets = new(Server, $"fine {isInCents}", (model, wallet) => _ = isInCents
            ? wallet.Property(w => w.Balance).HasConversion(amount => (long)(amount * 100), cents => cents / 100m)
            : wallet.Property(w => w.Balance).HasPrecision(10, 2));
        wallets.Add(1, 5.00m);

        ArgumentOutOfRangeException credit = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => wallets.CreditAsync(new KeyValuePair<int, decimal>(1, 0.005m)));
        _ = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => wallets.TryDebitAsync(1, 0.005m));
        await wallets.CreditAsync(new(1, 0.005m), new(1, 0.005m));

        Assert.Contains("Balance is stored as ", credit.Message, StringComparison.Ordinal);
        Assert.Equal(5.01m, wallets.Balance(1));
    }

    [Fact]
    public async Task What_is_no_amount_is_refused()
    {
        using WalletDatabase<int> wallets = new(Server, "int");
        wallets.Add(1, 5.00m);

        _ = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => wallets.CreditAsync(new(1, 1m), new(1, 0m)));
        _ = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => wallets.CreditAsync(new KeyValuePair<int, decimal>(1, -1m)));
        _ = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => wallets.TryDebitAsync(1, -1m));
        await wallets.CreditAsync();

        Assert.Equal(5.00m, wallets.Balance(1));
    }

    [Fact]
    public async Task A_column_that_rounds_is_refused_by_name()
    {
        using WalletDatabase<int> wallets = new(Server, "floating", (model, wallet) => _ = Server is null
            ? wallet.Property(w => w.Balance).HasColumnType("REAL")
            : wallet.Property(w => w.Balance).HasConversion<double>());

        InvalidOperationException credit = await Assert.ThrowsAsync<InvalidOperationException>(() => wallets.CreditAsync(new KeyValuePair<int, decimal>(1, 1m)));
        InvalidOperationException debit = await Assert.ThrowsAsync<InvalidOperationException>(() => wallets.TryDebitAsync(1, 1m));

        Assert.All([credit, debit], refusal => Assert.Matches("^The column Balance of the table Wallets has the type .*, which does not keep", refusal.Message));
    }

    [Fact]
    public async Task A_property_that_is_not_mapped_is_refused_by_name()
    {
        using WalletDatabase<int> wallets = new(Server, "int");
        await using WalletContext<int> context = wallets.Open();

        InvalidOperationException refusal = await Assert.ThrowsAsync<InvalidOperationException>(() => context.CreditAsync<KeyedWallet<int>, int>(
            wallet => wallet.Id + 1, wallet => wallet.Balance, [new(1, 1m)], TestContext.Current.CancellationToken));

        Assert.Contains("no mapped property", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_debit_goes_through_the_panels_query_and_a_refund_does_not()
    {
        using WalletDatabase<int> wallets = new(Server, "filtered", (_, wallet) => wallet.HasQueryFilter(w => !w.IsClosed));
        wallets.Add(1, 5.00m, isClosed: true);

        bool paid = await wallets.TryDebitAsync(1, 1m);
        await wallets.CreditAsync(new KeyValuePair<int, decimal>(1, 2.00m));

        Assert.False(paid);
        Assert.Equal(7.00m, wallets.Balance(1));
    }

    [Fact]
    public async Task A_credit_belongs_to_the_open_transaction()
    {
        using WalletDatabase<int> wallets = new(Server, "int");
        wallets.Add(1, 5.00m);
        wallets.Add(2, 5.00m);
        await using (WalletContext<int> context = wallets.Open())
        {
            await using var transaction = await context.Database.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await context.CreditAsync<KeyedWallet<int>, int>(wallet => wallet.Id, wallet => wallet.Balance, [new(1, 1m), new(2, 1m)], TestContext.Current.CancellationToken);
            Assert.True(await context.TryDebitAsync<KeyedWallet<int>, int>(wallet => wallet.Id, wallet => wallet.Balance, 1, 6.00m, TestContext.Current.CancellationToken));
            await transaction.RollbackAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal((5.00m, 5.00m), (wallets.Balance(1), wallets.Balance(2)));
    }

    [Fact]
    public async Task Money_is_lost_where_a_tracked_balance_is_changed_and_not_where_it_is_added_in_the_database()
    {
        using WalletDatabase<int> wallets = new(Server, "token", (_, wallet) => wallet.Property(w => w.Version).IsConcurrencyToken());
        wallets.Add(1, 10.00m);
        wallets.Add(2, 10.00m);
        wallets.Add(3, 10.00m);
        await using WalletContext<int> checkout = wallets.Open();
        await using WalletContext<int> refund = wallets.Open();
        List<KeyedWallet<int>> bought = await checkout.Wallets.OrderBy(wallet => wallet.Id).ToListAsync(TestContext.Current.CancellationToken);
        List<KeyedWallet<int>> refunded = await refund.Wallets.OrderBy(wallet => wallet.Id).ToListAsync(TestContext.Current.CancellationToken);

        // Two tracked wallets; the second one to save tries again, as it is widely shown: with the version that it finds now.
        (refunded[0].Balance, refunded[0].Version) = (refunded[0].Balance + 4.00m, 1);
        _ = await refund.SaveChangesAsync(TestContext.Current.CancellationToken);
        (bought[0].Balance, bought[0].Version) = (bought[0].Balance - 3.00m, 1);
        DbUpdateConcurrencyException conflict = await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => checkout.SaveChangesAsync(TestContext.Current.CancellationToken));
        conflict.Entries[0].OriginalValues.SetValues((await conflict.Entries[0].GetDatabaseValuesAsync(TestContext.Current.CancellationToken))!);
        _ = await checkout.SaveChangesAsync(TestContext.Current.CancellationToken);

        // A tracked wallet, and a write that raises no version. No conflict is told.
        await wallets.CreditAsync(new KeyValuePair<int, decimal>(2, 4.00m));
        (bought[1].Balance, bought[1].Version) = (bought[1].Balance - 3.00m, 1);
        _ = await checkout.SaveChangesAsync(TestContext.Current.CancellationToken);

        // Ours, in the same order, by contexts that have read the wallet before.
        await refund.CreditAsync<KeyedWallet<int>, int>(wallet => wallet.Id, wallet => wallet.Balance, [new(3, 4.00m)], TestContext.Current.CancellationToken);
        Assert.True(await checkout.TryDebitAsync<KeyedWallet<int>, int>(wallet => wallet.Id, wallet => wallet.Balance, 3, 3.00m, TestContext.Current.CancellationToken));

        Assert.Equal((7.00m, 7.00m, 11.00m), (wallets.Balance(1), wallets.Balance(2), wallets.Balance(3)));
    }

    [Fact]
    public async Task Credits_and_debits_at_once_lose_nothing_and_do_not_block_each_other()
    {
        const int Writers = 4;
        int times = LongForm.Count(15, 500);
        using WalletDatabase<int> wallets = new(Server, "int");
        foreach (int key in Enumerable.Range(1, 5))
        {
            wallets.Add(key, 100.00m);
        }

        int[] paid = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(
            async () =>
            {
                int debits = 0;
                for (int time = 0; time < times; time++)
                {
                    // In ascending and in descending order: rows that were locked as they come would deadlock.
                    IEnumerable<int> keys = writer % 2 == 0 ? Enumerable.Range(1, 5) : Enumerable.Range(1, 5).Reverse();
                    await wallets.CreditAsync([.. keys.Select(key => KeyValuePair.Create(key, 0.1m))]);
                    debits += await wallets.TryDebitAsync(1 + (time % 5), 0.1m) ? 1 : 0;
                }

                return debits;
            },
            TestContext.Current.CancellationToken)));

        decimal sum = Enumerable.Range(1, 5).Sum(wallets.Balance);
        Assert.Equal(500.00m + (Writers * times * 5 * 0.1m) - (paid.Sum() * 0.1m), sum);
        Assert.Equal(Writers * times, paid.Sum());
    }

    private protected static async Task AssertExact<TKey>(
        WalletDatabase<TKey> wallets, TKey first, TKey second, TKey none)
        where TKey : notnull
    {
        wallets.Add(first, 0m);
        wallets.Add(second, 123.45m);
        for (int time = 0; time < 10; time++)
        {
            await wallets.CreditAsync(new KeyValuePair<TKey, decimal>(first, 0.1m));
        }

        Assert.Equal(1.0m, wallets.Balance(first));
        await wallets.CreditAsync([.. Enumerable.Repeat(KeyValuePair.Create(second, 0.1m), 10), KeyValuePair.Create(first, 0.01m)]);
        Assert.Equal((1.01m, 124.45m), (wallets.Balance(first), wallets.Balance(second)));
        Assert.True(await wallets.TryDebitAsync(second, 124.44m));
        Assert.False(await wallets.TryDebitAsync(second, 0.02m));
        Assert.False(await wallets.TryDebitAsync(none, 0m));
        Assert.Equal((1.01m, 0.01m), (wallets.Balance(first), wallets.Balance(second)));
        WalletNotFoundException missing = await Assert.ThrowsAsync<WalletNotFoundException>(() => wallets.CreditAsync(new(none, 1m), new(first, 1m)));
        Assert.Equal([none], missing.Keys.Cast<TKey>());
        Assert.Equal(1.01m, wallets.Balance(first));
    }

    private async Task AssertExact<TKey>(
        string shape, TKey first, TKey second, TKey none, Action<ModelBuilder, EntityTypeBuilder<KeyedWallet<TKey>>>? map = null)
        where TKey : notnull
    {
        using WalletDatabase<TKey> wallets = new(Server, shape, map);
        await AssertExact(wallets, first, second, none);
    }
}
