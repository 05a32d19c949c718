using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A panel with the test's own order class, model and options, on a database of its own.</summary>
internal sealed class TestPanel<TOrder, TKey> : IDisposable
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    private readonly TestDatabase _database;
    private readonly DbContextOptions _options;
    private readonly Action<ModelBuilder> _model;
    private readonly ServiceProvider _services;
    private readonly bool _isTold;

    /// <summary>Creates the panel and its tables.</summary>
    /// <param name="database">The database; the panel disposes it.</param>
    /// <param name="model">The panel's model, without the wallets.</param>
    /// <param name="configure">The context's options, if others than the database and ours.</param>
    /// <param name="create">Creates the tables, if others than the model's.</param>
    public TestPanel(TestDatabase database, Action<ModelBuilder> model, Action<DbContextOptionsBuilder>? configure = null, Action<TestPanelContext>? create = null)
    {
        _database = database;
        _options = TestPanelContext.Options(configure ?? (options =>
        {
            database.Use(options);
            _ = options.UseSmmOrders().AllowManyWays();
        }));
        _model = model;
        using (TestPanelContext context = Open())
        {
            _isTold = context.Model.GetEntityTypes().Any(type => type.FindAnnotation(Annotations.Outbox) is not null);
        }

        _services = new ServiceCollection()
            .AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2))
            .AddSmmOrderStore<TestPanelContext, TOrder, TKey>(store =>
            {
                _ = store.UseContext(_ => Open()).CreditWallets<Wallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, _ => 1);
                _ = _isTold ? store.AddOutboxSink("sink") : store;
            })
            .BuildServiceProvider();
        Store = _services.GetRequiredService<OrderStore<TestPanelContext, TOrder, TKey>>();
        using TestPanelContext created = Open();
        (create ?? (each => each.Database.EnsureCreated()))(created);
    }

    public OrderStore<TestPanelContext, TOrder, TKey> Store { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public TestPanelContext Open() => new(_options, _model, withWallets: true);

    /// <summary>Options of the database without ours.</summary>
    public void Use(DbContextOptionsBuilder options) => _database.Use(options);

    public void Dispose()
    {
        _services.Dispose();
        _database.Dispose();
    }

    /// <summary>Adds orders of 1000 units for 10.00, in the panel's own transaction.</summary>
    public async Task<TKey[]> AddAsync(Func<TOrder, TKey> keyOf, params TOrder[] orders)
    {
        await using TestPanelContext context = Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Cancel);
        if (!await context.Set<Wallet>().AnyAsync(Cancel))
        {
            _ = context.Add(new Wallet { UserId = 1, Balance = 0m });
        }

        foreach (TOrder order in orders)
        {
            _ = Store.Add(context, order, new NewTrackedOrder { Quantity = 1000, Charge = 10.00m, Provider = "p", ProviderOrderId = Guid.NewGuid().ToString("N") });
        }

        _ = await context.SaveChangesAsync(Cancel);
        await transaction.CommitAsync(Cancel);
        return [.. orders.Select(keyOf)];
    }

    /// <summary>Everything that a store does, with two orders: placed, partial, refunded, decided on in a joined transaction, looked at.</summary>
    public async Task RoundTripAsync(Func<TOrder, TKey> keyOf, TOrder first, TOrder second)
    {
        TKey[] keys = await AddAsync(keyOf, first, second);
        await using TestPanelContext context = Open();
        OrderReport[] reports = [.. keys.Select(key => new OrderReport { Order = Store.KeyOf(context, key), Report = StatusReport.Of(OrderStatus.Partial, 400), At = Now })];

        ApplyOutcome[] applied = [.. await Store.ApplyAsync(reports, Cancel)];
        ApplyOutcome[] again = [.. await Store.ApplyAsync(reports, Cancel)];
        OrderDecisionOutcome decided;
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Cancel))
        {
            decided = await Store.Join(context).DecideAsync(
                new OrderDecision { Order = reports[0].Order, Decision = Decision.Refund(5.00m, 4.00m), By = "anna", At = Now, Note = "goodwill" }, Cancel);
            await transaction.CommitAsync(Cancel);
        }

        Assert.Equal([(ApplyStatus.Applied, null), (ApplyStatus.Applied, null)], applied.Select(each => (each.Status, each.Reason)));
        Assert.Equal([ApplyStatus.Unchanged, ApplyStatus.Unchanged], again.Select(each => each.Status));
        Assert.Equal((ApplyStatus.Written, null), (decided.Status, decided.Reason));
        Assert.Equal(
            [(OrderStatus.Partial, 4.00m), (OrderStatus.Partial, 5.00m)],
            (await context.Set<TOrder>().AsNoTracking().ToListAsync(Cancel)).Where(order => keys.Contains(keyOf(order))).Select(order => (order.Status, order.Refunded)).Order());
        Assert.Equal([HistoryKind.Transition, HistoryKind.Transition, HistoryKind.Refund], await context.OrderHistory(keys[0]).Select(entry => entry.Kind).ToListAsync(Cancel));
        Assert.Equal([1L, 2L], await context.OrderHistory(keys[1]).Select(entry => entry.Number).ToListAsync(Cancel));
        Assert.Equal(await WriteIdsAsync(context, keys[0]), await WriteIdsAsync(context, keys[1]));
        Assert.Equal([4.00m, 1.00m], await context.OrderRefunds(keys[0]).Select(entry => entry.Amount).ToListAsync(Cancel));
        Assert.Equal([4.00m], await context.OrderRefunds(keys[1]).Select(entry => entry.TotalAfter).ToListAsync(Cancel));
        Assert.Equal(9.00m, (await context.Set<Wallet>().AsNoTracking().SingleAsync(Cancel)).Balance);
        if (_isTold)
        {
            List<OutboxEvent> told = await TellAsync();
            Assert.Equal([1L, 2L, 3L], told.Where(each => each.Order == reports[0].Order).Select(each => each.History!.Number));
            Assert.Equal([1L, 2L], told.Where(each => each.Order == reports[1].Order).Select(each => each.History!.Number));
        }
    }

    /// <summary>Delivers everything that the outbox has.</summary>
    public async Task<List<OutboxEvent>> TellAsync()
    {
        List<OutboxEvent> told = [];
        DateTimeOffset later = Now.AddYears(100);
        while (await Store.ClaimOutboxAsync("sink", later, TimeSpan.FromMinutes(5), cancellationToken: Cancel) is { Count: > 0 } claimed)
        {
            told.AddRange(claimed);
            Assert.Equal(claimed.Count, await Store.RecordOutboxAsync([.. claimed.Select(OutboxDelivery.Delivered)], later, Cancel));
        }

        return told;
    }

    /// <summary>An order is claimed, sent, and placed in a joined transaction.</summary>
    public async Task SendAsync(TOrder order)
    {
        await using TestPanelContext context = Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Cancel);
        _ = Store.Add(context, order, new NewTrackedOrder { Quantity = 1000, Charge = 10.00m, Provider = "sent", ProviderService = "77", Fields = [new("link", "l")] });
        _ = await context.SaveChangesAsync(Cancel);
        await transaction.CommitAsync(Cancel);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();

        SubmissionClaim claim = await Store.ClaimSubmissionAsync("sent", now, TimeSpan.FromSeconds(30), Cancel);
        SubmissionClaim none = await Store.ClaimSubmissionAsync("sent", now, TimeSpan.FromSeconds(30), Cancel);
        OrderSubmissionOutcome placed;
        await using (IDbContextTransaction answer = await context.Database.BeginTransactionAsync(Cancel))
        {
            placed = await Store.Join(context).SubmitAsync(
                new() { Order = claim.Claimed!.Order, Attempt = claim.Claimed.Attempt, Step = SubmissionStep.Place(), ProviderOrderId = "1", At = now }, Cancel);
            await answer.CommitAsync(Cancel);
        }

        Assert.Equal(("77", "l"), (claim.Claimed.ProviderService, claim.Claimed.Fields.Single().Value));
        Assert.Equal(ClaimRefusal.NothingDue, none.Refusal);
        Assert.Equal((ApplyStatus.Written, null), (placed.Status, placed.Reason));
        OrderAttempt<TKey> attempt = await context.Set<OrderAttempt<TKey>>().AsNoTracking().SingleAsync(Cancel);
        Assert.Equal((claim.Claimed.Attempt, "1", AttemptAnswer.Placed, claim.Claimed.Order), (attempt.Id, attempt.ProviderOrderId, attempt.Answer, Store.KeyOf(context, attempt.OrderId)));
    }

    /// <summary>The customers of all orders are erased, the two of the round trip are purged, and then all are adopted as if they were old.</summary>
    public async Task ForgetAsync(Func<TOrder, TKey> keyOf)
    {
        await using TestPanelContext context = Open();
        OrderKey[] orders = [.. (await context.Set<TOrder>().AsNoTracking().ToListAsync(Cancel)).Select(order => Store.KeyOf(context, keyOf(order)))];
        Assert.Equal(3, orders.Length);

        IReadOnlyList<ErasureOutcome> erased = await Store.EraseAsync(new() { Orders = orders, By = "anna" }, Cancel);
        PurgeOutcome purged = await Store.PurgeAsync(Now.AddYears(100), Cancel);

        // One has a note, and one a link; the third has no words.
        Assert.Equal([ApplyStatus.Applied, ApplyStatus.Applied, ApplyStatus.Unchanged], erased.Select(outcome => outcome.Status).Order());
        Assert.Equal(2, purged.Orders);
        Assert.Empty(await Store.VerifyAsync(Cancel).ToListAsync(Cancel));
        _ = await context.Set<TOrder>().ExecuteUpdateAsync(
            set => set
                .SetProperty(order => EF.Property<long?>(order, OrderColumns.Version), (long?)null)
                .SetProperty(order => EF.Property<long?>(order, OrderColumns.HistoryCount), (long?)null)
                .SetProperty(order => EF.Property<long?>(order, OrderColumns.HistoryPurgedTo), (long?)null)
                .SetProperty(order => EF.Property<Guid?>(order, OrderColumns.LastWriteId), (Guid?)null)
                .SetProperty(order => EF.Property<DateTimeOffset?>(order, OrderColumns.BoughtAt), (DateTimeOffset?)null)
                .SetProperty(order => EF.Property<short?>(order, OrderColumns.Bucket), (short?)null),
            Cancel);
        _ = await context.Set<OrderHistoryEntry<TKey>>().ExecuteDeleteAsync(Cancel);
        _ = await context.Set<OrderRefundEntry<TKey>>().ExecuteDeleteAsync(Cancel);

        // One was refunded more by hand than is due, which nothing says any more.
        Assert.Equal([DamageKind.RefundTooHigh], await Store.AdoptAsync(new() { PageSize = 2 }, cancellationToken: Cancel).Select(damage => damage.Kind).ToListAsync(Cancel));
        Assert.Equal([1L, 1L, 1L], await context.Set<OrderHistoryEntry<TKey>>().Select(entry => entry.Number).ToListAsync(Cancel));
        Assert.Empty(await Store.VerifyAsync(Cancel).ToListAsync(Cancel));
    }

    // Of the batch: both orders were written at once.
    private static Task<List<Guid>> WriteIdsAsync(TestPanelContext context, TKey key) =>
        context.OrderHistory(key).Where(entry => entry.Kind == HistoryKind.Transition).Select(entry => entry.WriteId).Distinct().ToListAsync(Cancel);
}
