using System.Collections.Immutable;

namespace SmmOrders.Testing;

/// <summary>The outbox of the store in memory. Its callers hold the table's lock.</summary>
/// <remarks>The tests derive from it to plant faults.</remarks>
internal class OutboxTable
{
    private readonly List<Row> _rows = [];

    /// <summary>The sinks.</summary>
    internal ImmutableArray<string> Sinks { get; set; } = [];

    /// <summary>A row of attention as it is now; <see langword="null"/> if it is gone.</summary>
    internal Func<Guid, StoredAttention?> Attention { get; set; } = _ => null;

    /// <summary>An order as it is now.</summary>
    internal Func<OrderKey, StoredOrder?> Order { get; set; } = _ => null;

    /// <summary>Writes the events of an order's new history.</summary>
    internal virtual void Add(StoredOrder order, IEnumerable<StoredHistoryEntry> history)
    {
        foreach (StoredHistoryEntry entry in history)
        {
            AddRow(OutboxKind.History, order.Key, entry.At, Guid.CreateVersion7(), made => HistoryOf(order.Key, entry.Number) is { } told ? made with { History = told } : null);
        }
    }

    /// <summary>Writes the event of a row of attention.</summary>
    internal virtual void Add(OutboxKind kind, StoredAttention row) =>
        AddRow(kind, row.Order, kind == OutboxKind.AttentionOpened ? row.OpenedAt : row.ClosedAt!.Value, row.Id, made => Attention(row.Id) is { } now ? made with { Attention = AttentionOf(now) } : null);

    /// <summary>Claims what is due for a sink.</summary>
    internal virtual IReadOnlyList<OutboxEvent> Claim(string sink, DateTimeOffset now, DateTimeOffset until, int most)
    {
        Row[] due = [.. _rows.Where(row => row.Sink == sink && row.DueAt <= now && IsNext(row)).OrderBy(row => row.DueAt).Take(most)];
        List<OutboxEvent> events = [];
        foreach (Row row in due)
        {
            (row.DueAt, row.Tries) = (until, row.Tries + 1);
            if (row.Event(new() { Id = row.Id, Sink = sink, Kind = row.Kind, Order = row.Order, At = row.At, Tries = row.Tries, ClaimedUntil = until }) is { } told)
            {
                events.Add(told);
            }
            else
            {
                // What cannot be told must not come back for ever, nor hold up what follows.
                (row.DueAt, row.IsDead) = (null, true);
            }
        }

        return events;
    }

    /// <summary>Records what came of a delivery.</summary>
    /// <returns>Whether it counted.</returns>
    internal virtual bool Record(OutboxDelivery delivery, DateTimeOffset now)
    {
        Row? row = _rows.Find(each => each.Id == delivery.Event);
        if (row is null || row.IsDelivered || (!delivery.IsDelivered && row.DueAt != Instants.Cut(delivery.ClaimedUntil)))
        {
            return false;
        }

        row.IsDelivered = delivery.IsDelivered;
        row.IsDead = delivery.IsDead;
        row.DueAt = delivery.RetryAfter is { } pause ? Instants.Cut(now + pause) : null;
        row.Tries -= delivery.IsGivenBack ? 1 : 0;
        return true;
    }

    /// <summary>Makes dead events due again.</summary>
    internal int Retry(string sink, DateTimeOffset now, Guid? id)
    {
        Row[] dead = [.. _rows.Where(row => row.Sink == sink && row.IsDead && (id is null || row.Id == id))];
        foreach (Row row in dead)
        {
            (row.IsDead, row.DueAt, row.Tries) = (false, now, 0);
        }

        return dead.Length;
    }

    /// <summary>Whether an event of an order is not delivered.</summary>
    internal virtual bool Holds(OrderKey order) => _rows.Exists(row => row.Order == order && !row.IsDelivered);

    /// <summary>Removes the delivered events of an order.</summary>
    /// <returns>How many there were.</returns>
    internal int Purge(OrderKey order) => _rows.RemoveAll(row => row.Order == order && row.IsDelivered);

    /// <summary>Counts what is not delivered.</summary>
    internal OutboxBacklog Read(string sink)
    {
        Row[] waiting = [.. _rows.Where(row => row.Sink == sink && row.DueAt is not null)];
        return new()
        {
            Sink = sink,
            Waiting = waiting.Length,
            OldestAt = waiting.Length == 0 ? null : waiting.Min(row => row.At),
            Dead = _rows.Count(row => row.Sink == sink && row.IsDead),
        };
    }

    // The rows stand in the order in which they were written. One of a provider follows only its own opening.
    private protected virtual bool IsNext(Row row) => !_rows.TakeWhile(earlier => earlier != row)
        .Any(earlier => earlier.Sink == row.Sink && earlier.DueAt is not null && (row.Order is null ? earlier.Source == row.Source : earlier.Order == row.Order));

    private void AddRow(OutboxKind kind, OrderKey? order, DateTimeOffset at, Guid source, Func<OutboxEvent, OutboxEvent?> made) =>
        _rows.AddRange(Sinks.Select(sink => new Row(Guid.CreateVersion7(), sink, kind, order, source, at, made)));

    private OutboxHistory? HistoryOf(OrderKey key, long number) =>
        Order(key) is { } order && order.History.FirstOrDefault(entry => entry.Number == number) is { } entry ? HistoryOf(entry, order) : null;

    private static OutboxHistory HistoryOf(StoredHistoryEntry entry, StoredOrder order) => new()
    {
        Number = entry.Number,
        Kind = entry.Kind,
        From = entry.From,
        To = entry.To,
        Delivered = entry.Delivered,
        RefundAmount = entry.RefundAmount,
        RefundTotal = entry.RefundTotal,
        Currency = entry.RefundAmount is null ? null : order.Currency,
        Findings = entry.Findings,
        Reported = entry.Reported,
        By = entry.By,
        Note = entry.Note,
        Submission = entry.Submission,
    };

    private static OutboxAttention AttentionOf(StoredAttention row) => new()
    {
        Id = row.Id,
        Finding = row.Finding,
        Provider = row.Provider,
        What = row.What,
        OpenedAt = row.OpenedAt,
        ClosedAt = row.ClosedAt,
        ClosedBy = row.ClosedBy,
        Note = row.Note,
    };

    /// <summary>One event for one sink.</summary>
    private protected sealed class Row(Guid id, string sink, OutboxKind kind, OrderKey? order, Guid source, DateTimeOffset at, Func<OutboxEvent, OutboxEvent?> made)
    {
        internal Guid Id => id;

        internal string Sink => sink;

        internal OutboxKind Kind => kind;

        internal OrderKey? Order => order;

        internal Guid Source => source;

        internal DateTimeOffset At => at;

        /// <summary>When it may be claimed; <see langword="null"/> once it is delivered or dead.</summary>
        internal DateTimeOffset? DueAt { get; set; } = at;

        internal int Tries { get; set; }

        internal bool IsDelivered { get; set; }

        internal bool IsDead { get; set; }

        /// <summary>What is told; <see langword="null"/> if the row that it tells of is gone.</summary>
        internal OutboxEvent? Event(OutboxEvent claimed) => made(claimed);
    }
}
