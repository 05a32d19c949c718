using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Testing;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>The small panel as the conformance cases see it: each order is a user's own, who has a wallet.</summary>
internal sealed class ShopHarness : IOrderStoreHarness
{
    private readonly ServiceProvider _services;
    private readonly OrderStore<ShopContext, ShopOrder, long> _store;

    public ShopHarness(OrderStoreSetup setup, Action<DbContextOptionsBuilder> database, bool isPortable)
    {
        _services = new ServiceCollection()
            .AddSingleton(setup.Rules)
            .AddSingleton(new Payer(setup))
            .AddDbContextFactory<ShopContext>(options =>
            {
                database(options);
                _ = options.UseSmmOrders().AllowManyWays();
            })
            .AddSmmOrderStore<ShopContext, ShopOrder, long>(store =>
            {
                store.Options.UsePortableWriter = isPortable;
                _ = store.PayWith<Payer>();
                foreach (string sink in setup.OutboxSinks)
                {
                    _ = store.AddOutboxSink(sink);
                }

                store.ShareQuery();
            })
            .BuildServiceProvider();
        _store = _services.GetRequiredService<OrderStore<ShopContext, ShopOrder, long>>();
    }

    public IOrderStore Store => _store;

    public ShopContext Open() => _services.GetRequiredService<IDbContextFactory<ShopContext>>().CreateDbContext();

    public async Task<OrderKey> AddAsync(OrderToAdd order, CancellationToken cancellationToken)
    {
        await using ShopContext context = Open();
        var wallet = new Wallet { UserId = Random.Shared.Next(), Balance = 0m };
        var added = new ShopOrder { UserId = wallet.UserId };
        _ = context.Add(wallet);
        _ = _store.Add(context, added, new NewTrackedOrder
        {
            Quantity = order.Quantity,
            Charge = order.Charge,
            Currency = order.Currency,
            Provider = order.Provider,
            Service = order.Service,
            ProviderService = order.ProviderService,
            Fields = order.Fields,
            ProviderOrderId = order.IsQueued ? null : Guid.NewGuid().ToString("N"),
        });
        _ = await context.SaveChangesAsync(cancellationToken);
        return OrderKey.Of(added.Id);
    }

    public async Task<StoredOrder> ReadAsync(OrderKey order, CancellationToken cancellationToken)
    {
        long id = (long)order.Value!;
        await using ShopContext context = Open();
        OrderRow<ShopOrder, long> row = await context.Orders.AsNoTracking()
            .Where(each => each.Id == id).Select(OrderTable<ShopOrder, long>.Of(context.Model).ToRow).SingleAsync(cancellationToken);
        OrderHistoryEntry<long>[] history = await context.OrderHistory(id).ToArrayAsync(cancellationToken);
        OrderAttempt<long>[] attempts = await context.Set<OrderAttempt<long>>().AsNoTracking().Where(attempt => attempt.OrderId == id).OrderBy(attempt => attempt.Number).ToArrayAsync(cancellationToken);
        OrderRequestEntry<long>[] requests = await context.Set<OrderRequestEntry<long>>().AsNoTracking().Where(request => request.OrderId == id).OrderBy(request => request.Id).ToArrayAsync(cancellationToken);
        OrderRefundEntry<long>[] refunds = await context.OrderRefunds(id).ToArrayAsync(cancellationToken);
        return new StoredOrder
        {
            Key = OrderKey.Of(row.Key),
            State = row.ToState(),
            Currency = row.Currency,
            Provider = row.Provider,
            Service = row.Service,
            ProviderOrderId = row.ProviderOrderId,
            ProviderService = row.ProviderService,
            Fields = [.. RequestFields.FromStored(row.RequestFields)],
            Link = row.RequestLink,
            SubmissionWords = row.SubmissionWords,
            NextSendAt = row.NextSendAt,
            WaitsForLink = row.WaitingFor is not null,
            Attempts = [.. attempts.Select(Attempt)],
            Requests = [.. requests.Select(Request)],
            Bucket = row.Bucket ?? 0,
            NextPollAt = row.NextPollAt,
            StartCount = row.StartCount,
            ProviderCharge = row.ProviderCharge,
            ProviderCurrency = row.ProviderCurrency,
            History = [.. history.Select(Entry)],
            HistoryPurgedTo = row.HistoryPurgedTo ?? 0,
            Refunds = [.. refunds.Select(Refund)],
        };
    }

    public async Task<IReadOnlyList<StoredAttention>> ReadAttentionAsync(OrderKey order, CancellationToken cancellationToken)
    {
        long id = (long)order.Value!;
        await using ShopContext context = Open();
        string? provider = await context.Orders.Where(each => each.Id == id).Select(each => each.Provider).SingleAsync(cancellationToken);
        OrderAttention<long?>[] rows = await context.Attention.AsNoTracking()
            .Where(row => row.OrderId == id || (row.OrderId == null && row.Provider == provider)).OrderBy(row => row.OpenedAt).ThenBy(row => row.Id).ToArrayAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new StoredAttention
            {
                Id = row.Id,
                Order = row.OrderId is { } of ? OrderKey.Of(of) : null,
                Provider = row.Provider,
                Finding = row.Finding,
                What = row.What,
                OpenedAt = row.OpenedAt,
                ClosedAt = row.ClosedAt,
                ClosedBy = row.ClosedBy,
                Note = row.Note,
            }),
        ];
    }

    public async Task<decimal?> ReadWalletAsync(OrderKey order, CancellationToken cancellationToken)
    {
        await using ShopContext context = Open();
        return await context.Orders.Where(each => each.Id == (long)order.Value!)
            .Join(context.Wallets, each => each.UserId, wallet => wallet.UserId, (_, wallet) => wallet.Balance).SingleAsync(cancellationToken);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static StoredHistoryEntry Entry(OrderHistoryEntry<long> entry) => new()
    {
        Number = entry.Number,
        Kind = entry.Kind,
        At = entry.At,
        From = entry.From,
        To = entry.To,
        Delivered = entry.Delivered,
        Findings = entry.Findings,
        RefundAmount = entry.RefundAmount,
        RefundTotal = entry.RefundTotal,
        Reported = entry.Reported,
        By = entry.By,
        Note = entry.Note,
        Submission = entry.Submission,
    };

    private static StoredAttempt Attempt(OrderAttempt<long> attempt) => new()
    {
        Id = attempt.Id,
        Number = attempt.Number,
        Provider = attempt.Provider,
        ProviderService = attempt.ProviderService,
        At = attempt.At,
        OverdueAt = attempt.OverdueAt,
        AnsweredAt = attempt.AnsweredAt,
        Answer = attempt.Answer,
        Refusal = attempt.Refusal,
        Words = attempt.Words,
        ProviderOrderId = attempt.ProviderOrderId,
    };

    private static StoredRequest Request(OrderRequestEntry<long> request) => new()
    {
        Id = request.Id,
        Kind = request.Kind,
        Status = request.Status,
        Provider = request.Provider,
        AskedAt = request.AskedAt,
        AskedBy = request.AskedBy!,
        Note = request.Note,
        DueAt = request.DueAt,
        Tries = request.Tries,
        SentAt = request.SentAt,
        OverdueAt = request.OverdueAt,
        AnsweredAt = request.AnsweredAt,
        AnsweredBy = request.AnsweredBy,
        Words = request.Words,
        ProviderRequestId = request.ProviderRequestId,
        EndedAt = request.EndedAt,
    };

    private static StoredRefund Refund(OrderRefundEntry<long> refund) => new()
    {
        Amount = refund.Amount,
        TotalAfter = refund.TotalAfter,
        Currency = refund.Currency,
        Reason = refund.Reason,
        At = refund.At,
        HistoryNumber = refund.HistoryNumber,
    };

    /// <summary>Credits the wallets in the transaction, then asks the case.</summary>
    private sealed class Payer(OrderStoreSetup setup) : IRefundPayer<ShopContext, ShopOrder>
    {
        public async Task PayAsync(ShopContext context, IReadOnlyList<RefundToPay<ShopOrder>> refunds, CancellationToken cancellationToken)
        {
            await context.CreditAsync<Wallet, int>(
                wallet => wallet.UserId, wallet => wallet.Balance, refunds.Select(refund => KeyValuePair.Create(refund.Order.UserId, refund.Refund.Amount)), cancellationToken);
            setup.Pay([.. refunds.Select(refund => new DueRefund(refund.Key, refund.Refund, refund.Currency))]);
        }
    }
}
