using static System.FormattableString;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The order's own row: each fact alone, and all together.</summary>
internal static class FactsCheck
{
    internal static IEnumerable<(DamageKind Kind, string Message)> Run<TOrder, TKey>(OrderRecord<TOrder, TKey> order, IReadOnlySet<DamageKind> found)
        where TOrder : class, ITrackedOrder
        where TKey : notnull => Broken(order).Concat(TooFine(order));

    private static IEnumerable<(DamageKind Kind, string Message)> Broken<TOrder, TKey>(OrderRecord<TOrder, TKey> order)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        OrderRow<TOrder, TKey> row = order.Row;
        bool isSound = true;
        if (!OrderStatuses.All.Contains(row.Status))
        {
            isSound = false;
            yield return (DamageKind.StatusUndefined, Invariant($"The status is {(byte)row.Status}; it should be one of {string.Join(", ", OrderStatuses.All)}."));
        }

        if (row.Quantity <= 0)
        {
            isSound = false;
            yield return (DamageKind.QuantityNotPositive, Invariant($"The quantity is {row.Quantity}; it should be above zero."));
        }

        if (row.Charge < 0)
        {
            isSound = false;
            yield return (DamageKind.ChargeNegative, Invariant($"The charge is {row.Charge}; it should be zero or above."));
        }
        else if (row.Refunded < 0 || row.Refunded > row.Charge)
        {
            isSound = false;
            yield return (DamageKind.RefundedOutOfRange, Invariant($"The refunded total is {row.Refunded}; it should be from zero to the charge of {row.Charge}."));
        }

        // The four above are among what the core refuses; it would name the first again.
        if (isSound && Refusal(row) is { } refusal)
        {
            yield return (DamageKind.FactsContradictory, $"The facts contradict each other: {refusal}");
        }

        if (order.Rules is null)
        {
            yield return (DamageKind.CurrencyUnknown, $"There is no refund policy for the currency {Quoted(row.Currency)}, so the order's end and transitions cannot be verified. Configure it, or correct the currency.");
        }

        if (row.SubmissionStatus == SubmissionStatus.Placed && string.IsNullOrEmpty(row.ProviderOrderId))
        {
            yield return (DamageKind.ProviderOrderIdMissing, "The submission is Placed, but the provider's identifier of the order is missing; it should be set.");
        }

        string[] missing = [.. Missing(row)];
        if (missing.Length > 0)
        {
            yield return (DamageKind.StoreFactsIncomplete, string.Join(" ", missing));
        }
    }

    private static string? Refusal<TOrder, TKey>(OrderRow<TOrder, TKey> row)
    {
        try
        {
            _ = row.ToState();
            return null;
        }
        catch (ArgumentException exception)
        {
            return exception.Message.ReplaceLineEndings(" ");
        }
    }

    private static IEnumerable<string> Missing<TOrder, TKey>(OrderRow<TOrder, TKey> row)
    {
        if (row.Version is null)
        {
            yield return "The version is missing, but the order has other marks of the store; it should have all or none.";
        }
        else if (row.Version < 1)
        {
            yield return Invariant($"The version is {row.Version}; it should be 1 or above.");
        }

        if (row.HistoryCount is null or < 0)
        {
            yield return Invariant($"The history count is {(object?)row.HistoryCount ?? "missing"}; it should be zero or above.");
        }

        if (row.HistoryPurgedTo is { } purged && (purged < 0 || purged > row.HistoryCount))
        {
            yield return Invariant($"The history was purged up to row {purged}; that should be from 0 to the history count of {(object?)row.HistoryCount ?? "null"}.");
        }

        if (row.Bucket is null or < 0 or >= OrderColumns.Buckets)
        {
            yield return Invariant($"The bucket is {(object?)row.Bucket ?? "missing"}; it should be from 0 to {OrderColumns.Buckets - 1}.");
        }
    }

    private static IEnumerable<(DamageKind Kind, string Message)> TooFine<TOrder, TKey>(OrderRecord<TOrder, TKey> order)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        OrderRow<TOrder, TKey> row = order.Row;
        IEnumerable<(string Name, DateTimeOffset? Instant)> instants =
        [
            (nameof(row.StatusSince), row.StatusSince),
            (nameof(row.UnansweredSince), row.UnansweredSince),
            (nameof(row.BoughtAt), row.BoughtAt),
            (nameof(row.SubmissionOverdueAt), row.SubmissionOverdueAt),
            (nameof(row.RequestOverdueAt), row.RequestOverdueAt),
            (nameof(row.NextPollAt), row.NextPollAt),
            (nameof(row.NextSendAt), row.NextSendAt),
            (nameof(row.Deadline), row.Deadline),
            .. order.History.Select(entry => (Invariant($"the instant of history row {entry.Number}"), (DateTimeOffset?)entry.At)),
            .. order.Refunds.Select(entry => (Invariant($"the instant of the refund with the total {entry.TotalAfter}"), (DateTimeOffset?)entry.At)),
        ];
        foreach ((string name, DateTimeOffset? instant) in instants)
        {
            if (instant is { } value && InstantColumn.Cut(value) != value)
            {
                yield return (DamageKind.InstantTooFine, Invariant($"{char.ToUpperInvariant(name[0])}{name[1..]} is {value:O}; it should be a whole microsecond."));
            }
        }
    }

    internal static string Quoted(string? text) => text is null ? "null" : $"\"{text}\"";
}
