namespace SmmOrders.Testing.Tests;

/// <summary>Writes what was decided on a stale read. Two writers that come at once both read before either writes.</summary>
internal sealed class LastWriterWinsTable : InMemoryTable
{
    private int _arrived;
    private volatile bool _isAlone;

    internal override IReadOnlySet<OrderKey> Write(IReadOnlyList<OrderChange> changes, Action<IReadOnlyList<DueRefund>> pay)
    {
        // Every second writer brings the one before it along. The last one stays alone, once.
        int ticket = Interlocked.Increment(ref _arrived);
        if (ticket % 2 == 1 && !_isAlone)
        {
            _isAlone = !SpinWait.SpinUntil(() => Volatile.Read(ref _arrived) > ticket, TimeSpan.FromSeconds(1));
        }

        return base.Write(changes, pay);
    }

    private protected override bool IsCurrent(OrderChange change) => true;
}

/// <summary>Whoever cancels or sends sees the order as it was before the other wrote, and the last writer wins.</summary>
internal sealed class LateReaderTable : InMemoryTable
{
    private readonly Dictionary<OrderKey, StoredOrder> _before = [];
    private readonly WorkFlag _isLate = new();

    internal T Late<T>(Func<T> work) => _isLate.While(work);

    internal override IReadOnlyList<StoredOrder> All() => [.. base.All().Select(Seen)];

    internal override StoredOrder? Read(OrderKey key) => base.Read(key) is { } order ? Seen(order) : null;

    internal override IReadOnlySet<OrderKey> Write(IReadOnlyList<OrderChange> changes, Action<IReadOnlyList<DueRefund>> pay) => InTransaction(() =>
    {
        foreach (OrderChange change in changes)
        {
            _ = _before.TryAdd(change.Key, change.Before);
        }

        return base.Write(changes, pay);
    });

    private protected override bool IsCurrent(OrderChange change) => true;

    private StoredOrder Seen(StoredOrder order) => _isLate.IsSet ? InTransaction(() => _before.GetValueOrDefault(order.Key, order)) : order;
}

/// <summary>Forgets the most units that were ever delivered: the order has only what was reported last.</summary>
internal sealed class ForgetfulTable : InMemoryTable
{
    internal override IReadOnlySet<OrderKey> Write(IReadOnlyList<OrderChange> changes, Action<IReadOnlyList<DueRefund>> pay) => base.Write(
        [.. changes.Select(change => change with { After = Plants.Copy(change.After, state: OrderState.From(change.After.State.Facts with { MostDelivered = null })) })], pay);
}

/// <summary>Tells nobody of an order at fault.</summary>
internal sealed class SilentTable : InMemoryTable
{
    internal override void Fault(OrderKey key, DateTimeOffset at, string reason)
    {
    }
}

/// <summary>Tells nobody of what a correction opens.</summary>
internal sealed class SilentCorrectionsTable : InMemoryTable
{
    internal override IReadOnlySet<OrderKey> Write(IReadOnlyList<OrderChange> changes, Action<IReadOnlyList<DueRefund>> pay) =>
        base.Write([.. changes.Select(change => change.After.History is [.., { Kind: HistoryKind.RequestCorrected }] ? change with { Note = null } : change)], pay);
}

/// <summary>Leaves rows open whose state is over.</summary>
internal sealed class NeverClosingAttention : AttentionTable
{
    private protected override void CloseState(OrderKey order, Findings state, DateTimeOffset at)
    {
    }
}

/// <summary>Opens an event again once a person has closed it.</summary>
internal sealed class InsistingAttention : AttentionTable
{
    private protected override void OpenEvent(StoredAttention row)
    {
        if (!All.Any(each => each.ClosedAt is null && (each.Order, each.Provider, each.Finding, each.What) == (row.Order, row.Provider, row.Finding, row.What)))
        {
            Add(row);
        }
    }
}

/// <summary>Has a row for each order with an unknown word.</summary>
internal sealed class WordyAttention : AttentionTable
{
    private protected override void OpenEvent(StoredAttention row) => Add(row);
}

/// <summary>Keeps a customer's words.</summary>
internal sealed class UnforgettingAttention : AttentionTable
{
    internal override bool Erase(OrderKey order, ErasedText erased) => false;
}

/// <summary>Does not look whose a provider's identifier is.</summary>
internal sealed class CommonIdentifiersTable : InMemoryTable
{
    internal override OrderKey? HolderOf(string? providerOrderId, StoredOrder order) => null;

    internal override (OrderKey Order, StoredAttempt Attempt)? AttemptOf(string providerOrderId, string? provider) => null;
}

/// <summary>Leaves a cancellation as it is that left before a refill followed it.</summary>
internal sealed class AbandoningTable : InMemoryTable
{
    internal override IReadOnlySet<OrderKey> Write(IReadOnlyList<OrderChange> changes, Action<IReadOnlyList<DueRefund>> pay) => base.Write(
        [.. changes.Select(change => change with { After = change.After with { Requests = [.. change.After.Requests.Select(Left)] } })], pay);

    private static StoredRequest Left(StoredRequest request) => request.Status is RequestStatus.Sending or RequestStatus.Unknown ? request with { EndedAt = null } : request;
}

/// <summary>Takes up again what is over, once it is answered.</summary>
internal sealed class RevivingTable : InMemoryTable
{
    internal override IReadOnlySet<OrderKey> Write(IReadOnlyList<OrderChange> changes, Action<IReadOnlyList<DueRefund>> pay) => base.Write(
        [.. changes.Select(change => change with { After = change.After with { Requests = [.. change.After.Requests.Select(Revived)] } })], pay);

    private static StoredRequest Revived(StoredRequest request) => request is { AnsweredAt: not null, Status: RequestStatus.Acknowledged or RequestStatus.Unknown } ? request with { EndedAt = null } : request;
}

/// <summary>Does not keep how many orders may be sending.</summary>
internal sealed class LimitlessTable : InMemoryTable
{
    internal override ProviderState ReadProvider(string provider)
    {
        ProviderState state = base.ReadProvider(provider);
        return state with { Limits = state.Limits with { SendingLimit = 100 } };
    }
}

/// <summary>Does not look which attempt has a provider's identifier.</summary>
internal sealed class ForgottenAttemptsTable : InMemoryTable
{
    internal override (OrderKey Order, StoredAttempt Attempt)? AttemptOf(string providerOrderId, string? provider) => null;
}

/// <summary>Finds no requests for some work.</summary>
internal sealed class UnaskedTable : InMemoryTable
{
    private readonly WorkFlag _isUnasked = new();

    internal T Unasked<T>(Func<T> work) => _isUnasked.While(work);

    internal override IReadOnlyList<StoredOrder> All() => _isUnasked.IsSet ? [.. base.All().Select(order => order with { Requests = [] })] : base.All();
}

/// <summary>Tells what never happened: the transaction that it belongs to failed.</summary>
internal sealed class HastyTable : InMemoryTable
{
    internal override IReadOnlySet<OrderKey> Write(IReadOnlyList<OrderChange> changes, Action<IReadOnlyList<DueRefund>> pay)
    {
        foreach (OrderChange change in changes)
        {
            _ = InTransaction(() =>
            {
                Outbox.Add(change.After, change.After.History.Skip(change.Before.History.Length));
                return true;
            });
        }

        return base.Write(changes, pay);
    }
}

/// <summary>Gives out an order's events in any order.</summary>
internal sealed class UnorderedOutbox : OutboxTable
{
    private protected override bool IsNext(Row row) => true;
}

/// <summary>Tells the last event of an order first.</summary>
internal sealed class ReversedOutbox : OutboxTable
{
    internal override void Add(StoredOrder order, IEnumerable<StoredHistoryEntry> history) => base.Add(order, history.Reverse());
}

/// <summary>Claims without a lease: what is claimed is due at once again.</summary>
internal sealed class LeaselessOutbox : OutboxTable
{
    internal override IReadOnlyList<OutboxEvent> Claim(string sink, DateTimeOffset now, DateTimeOffset until, int most) => base.Claim(sink, now, now, most);
}

/// <summary>Never gives up: nothing is dead.</summary>
internal sealed class StubbornOutbox : OutboxTable
{
    internal override bool Record(OutboxDelivery delivery, DateTimeOffset now) => delivery.IsDead || base.Record(delivery, now);
}

/// <summary>Holds no order back from a purge.</summary>
internal sealed class CarelessOutbox : OutboxTable
{
    internal override bool Holds(OrderKey order) => false;
}

/// <summary>Tells nothing of providers.</summary>
internal sealed class OrdersOutbox : OutboxTable
{
    internal override void Add(OutboxKind kind, StoredAttention row)
    {
        if (row.Order is not null)
        {
            base.Add(kind, row);
        }
    }
}

/// <summary>Has each event for the first sink alone.</summary>
internal sealed class OneSinkOutbox : OutboxTable
{
    internal override void Add(StoredOrder order, IEnumerable<StoredHistoryEntry> history)
    {
        System.Collections.Immutable.ImmutableArray<string> all = Sinks;
        Sinks = all[..1];
        base.Add(order, history);
        Sinks = all;
    }
}

/// <summary>Tells of what a person closes each time that it closes.</summary>
internal sealed class TwiceClosingAttention : AttentionTable
{
    private protected override void CloseState(OrderKey order, Findings state, DateTimeOffset at)
    {
        StoredAttention? closed = All.FirstOrDefault(row => row.Order == order && row.Finding == state && row.ClosedAt is not null);
        base.CloseState(order, state, at);
        if (closed is not null)
        {
            Told(OutboxKind.AttentionClosed, closed);
        }
    }
}
