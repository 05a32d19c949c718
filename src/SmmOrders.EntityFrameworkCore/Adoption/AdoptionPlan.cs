using static System.FormattableString;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Decides of each old order how it is adopted, and what is to be listed.</summary>
/// <param name="table">The orders.</param>
/// <param name="shared">The identifiers that several orders of a provider have.</param>
/// <param name="parts">The checks of stored orders, and whether only old ones are adopted.</param>
/// <param name="at">When it is adopted; whole microseconds.</param>
/// <param name="writeId">The write that it belongs to.</param>
internal sealed class AdoptionPlan<TOrder, TKey>(
    OrderTable<TOrder, TKey> table, IReadOnlySet<ProviderIdentifier> shared, AdoptionParts<TOrder, TKey> parts, DateTimeOffset at, Guid writeId)
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private const string LeftAlone = " It was not adopted, and nobody sends, polls or sweeps it.";

    private readonly RowIds _ids = new();

    /// <summary>How it is adopted, or <see langword="null"/> if it is left as it is; and its damage.</summary>
    internal (AdoptedOrder<TOrder, TKey>? Adopted, List<OrderDamage> Damages) Of(OrderRecord<TOrder, TKey> old)
    {
        if (parts.Compares && !old.IsOld)
        {
            return (null, [.. OrderChecks<TOrder, TKey>.Run(parts.Checks, old).Select(damage => Damage(old.Row, damage.Kind, damage.Message + LeftAlone))]);
        }

        OrderRow<TOrder, TKey> row = Opened(old.Row);
        (OrderHistoryEntry<TKey> opening, OrderRefundEntry<TKey>? refund) = (Opening(row), Refund(row));
        OrderRecord<TOrder, TKey> record = new() { Row = row, History = [opening], Refunds = refund is null ? [] : [refund], Rules = old.Rules, IsToAdopt = true };
        bool isExact = MoneyColumn.Fits(row.Refunded, table.Precision, table.Scale);
        (OrderRuleSet Rules, OrderState State)? readable = isExact ? Read(record) : null;

        // History and ledger are ours: only what the panel stored can be damaged.
        List<OrderDamage> damages =
        [
            .. from damage in OrderChecks<TOrder, TKey>.Run(parts.Checks, record)
               where damage.Kind is < DamageKind.HistoryGap or >= DamageKind.EndUndecided
               select Damage(row, damage.Kind, readable is null ? damage.Message + LeftAlone : damage.Message),
            .. parts.Checks.IsEmpty ? [] : IdDamages(row),
            .. isExact ? (OrderDamage[])[] : [Damage(row, DamageKind.FactsContradictory, Invariant($"The refunded total is {row.Refunded}, which the ledger cannot hold exactly.{LeftAlone}"))],
        ];
        return (readable is { } order ? new(Scheduled(row, order.Rules, order.State), opening, refund) : null, damages);
    }

    private static (OrderRuleSet Rules, OrderState State)? Read(OrderRecord<TOrder, TKey> record)
    {
        try
        {
            return record.Rules is { } rules ? (rules, record.Row.ToState()) : null;
        }
        catch (ArgumentException)
        {
            // Listed by the checks.
            return null;
        }
    }

    // An order that may never have been sent is never sent by a machine: whether it exists at the provider is for a person to find out.
    private OrderRow<TOrder, TKey> Opened(OrderRow<TOrder, TKey> old)
    {
        bool isUnknown = old.Status is OrderStatus.Processing or OrderStatus.Pending or OrderStatus.InProgress
            && (old.SubmissionStatus == SubmissionStatus.Queued || (old.SubmissionStatus is null && old.Provider is not null && !HasIdOfItsOwn(old)));
        return old with
        {
            Version = 1,
            HistoryCount = 1,
            LastWriteId = writeId,
            Bucket = (short)Random.Shared.Next(OrderColumns.Buckets),
            AttemptCount = 0,
            SubmissionStatus = isUnknown ? SubmissionStatus.Unknown : old.SubmissionStatus,
            Open = isUnknown ? old.Open | Findings.SubmissionUnknown : old.Open,
        };
    }

    // The backlog is spread over one interval, so that a new order does not wait behind it.
    private OrderRow<TOrder, TKey> Scheduled(OrderRow<TOrder, TKey> row, OrderRuleSet rules, OrderState state)
    {
        bool isPolled = row.Provider is null || HasIdOfItsOwn(row);
        PollPlan polls = isPolled ? PollPlan.Of(rules, state, at) : default;
        return row with
        {
            PollInterval = polls.Interval,
            PollDivisor = polls.AgeDivisor,
            PollLongest = polls.Longest,
            NextPollAt = polls.NextPollAt is { } next ? at.AddTicks(Random.Shared.NextInt64(1, ((next - at).Ticks / TimeSpan.TicksPerMicrosecond) + 1) * TimeSpan.TicksPerMicrosecond) : null,
            Deadline = rules.Tracker.NextDeadline(state),
        };
    }

    private bool HasIdOfItsOwn(OrderRow<TOrder, TKey> row) => IsId(row.ProviderOrderId) && !IsShared(row);

    private static bool IsId(string? id) => !string.IsNullOrWhiteSpace(id) && id.Trim() != "0";

    private bool IsShared(OrderRow<TOrder, TKey> row) => row is { Provider: { } provider, ProviderOrderId: { } id } && shared.Contains(new(provider, id));

    private OrderHistoryEntry<TKey> Opening(OrderRow<TOrder, TKey> row) => new()
    {
        Id = _ids.Next(),
        OrderId = row.Key,
        Number = 1,
        Kind = HistoryKind.Adopted,
        At = at,
        From = row.Status,
        To = row.Status,
        Delivered = row.Delivered,
        RefundAmount = row.Refunded > 0 ? row.Refunded : null,
        RefundTotal = row.Refunded > 0 ? row.Refunded : null,
        Reported = nameof(HistoryKind.Adopted),
        Submission = row.SubmissionStatus,
        WriteId = writeId,
    };

    private OrderRefundEntry<TKey>? Refund(OrderRow<TOrder, TKey> row) => row.Refunded > 0
        ? new()
        {
            Id = _ids.Next(),
            OrderId = row.Key,
            Amount = row.Refunded,
            TotalAfter = row.Refunded,
            Currency = row.Currency,
            Reason = RefundReason.Adopted,
            At = at,
            HistoryNumber = 1,
            WriteId = writeId,
        }
        : null;

    private IEnumerable<OrderDamage> IdDamages(OrderRow<TOrder, TKey> row)
    {
        string unknown = (row.Open & Findings.SubmissionUnknown) != 0 ? " Whether it was sent is unknown, and a person decides." : "";
        if (IsId(row.ProviderOrderId))
        {
            if (IsShared(row))
            {
                OrderDamage same = new ProviderIdentifier(row.Provider!, row.ProviderOrderId!).SharedBy(table.ToOrderKey(row.Key));
                yield return same with { Message = same.Message + unknown };
            }
        }
        else if (row.ProviderOrderId is not null)
        {
            yield return Damage(row, DamageKind.ProviderOrderIdMissing, Invariant($"The provider's identifier of the order is \"{row.ProviderOrderId}\"; it should be the provider's, or null.{unknown}"));
        }
        else if (unknown.Length > 0)
        {
            yield return Damage(row, DamageKind.ProviderOrderIdMissing, Invariant($"The order is {row.Status}, and {row.Provider} is to have it, but the provider's identifier of it is missing.{unknown}"));
        }
    }

    private OrderDamage Damage(OrderRow<TOrder, TKey> row, DamageKind kind, string message) => new() { Kind = kind, Order = table.ToOrderKey(row.Key), Message = message };
}
