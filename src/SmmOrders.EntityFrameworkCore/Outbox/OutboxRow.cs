namespace SmmOrders.EntityFrameworkCore;

/// <summary>Something to tell every sink.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Source">The identifier of the row of the history or of attention.</param>
/// <param name="Order">The order's key; <see langword="null"/> if it is about a provider.</param>
/// <param name="Version">The order's version with which, or beside which, it was written.</param>
/// <param name="Place">Its place among what that version has.</param>
/// <param name="At">When it happened.</param>
internal sealed record OutboxRow(OutboxKind Kind, Guid Source, object? Order, long Version, long Place, DateTimeOffset At)
{
    // What is written with a version comes first: its history, what it closes, what it opens. No write has as many of one kind.
    private const long FirstClosed = 1_000;
    private const long FirstOpened = 2_000;

    /// <summary>The history that was written with changes of orders.</summary>
    internal static IEnumerable<OutboxRow> Of<TKey>(IEnumerable<OrderChange<TKey>> written)
        where TKey : notnull => written.SelectMany(
            change => change.History.Select((entry, place) => new OutboxRow(OutboxKind.History, entry.Id, change.Key, change.Version + 1, place, entry.At)));

    /// <summary>A row of attention that a change opened.</summary>
    internal static OutboxRow Opened(Guid id, AttentionRow row, AttentionChange change, int place) => row.Order is null
        ? new(OutboxKind.AttentionOpened, id, null, 0, 0, row.At)
        : new(OutboxKind.AttentionOpened, id, row.Order, change.Version, PlaceOf(change, FirstOpened + place), row.At);

    /// <summary>A row of attention that a change closed.</summary>
    internal static OutboxRow Closed(Guid id, AttentionChange change, int place) =>
        new(OutboxKind.AttentionClosed, id, change.Order, change.Version, PlaceOf(change, FirstClosed + place), change.At);

    /// <summary>A row of attention that a person closed: after what is outstanding of the order, whatever that person's clock says.</summary>
    internal static OutboxRow Closed(AttentionClosing closing, object? order, long version, long lastPlace)
    {
        DateTimeOffset at = InstantColumn.Cut(closing.At);
        return new(OutboxKind.AttentionClosed, closing.Id, order, version, Math.Max(InstantColumn.ToMicroseconds(at), lastPlace + 1), at);
    }

    // Beside a version that stays, things follow one another in time.
    private static long PlaceOf(AttentionChange change, long place) => change.IsVersioned ? place : InstantColumn.ToMicroseconds(change.At) + place;
}
