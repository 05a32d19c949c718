namespace SmmOrders.EntityFrameworkCore;

/// <summary>Turns what the core decided about an order into what is to be written.</summary>
internal sealed class ChangePlan<TOrder, TKey>(OrderTable<TOrder, TKey> table, OrderRules rules)
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly RowIds _ids = new();

    internal OrderRuleSet RulesOf(OrderRow<TOrder, TKey> row) => RulesOf(row, row.Provider);

    /// <summary>The order's rules at another provider.</summary>
    internal OrderRuleSet RulesOf(OrderRow<TOrder, TKey> row, string? provider) => rules.For(row.Currency, provider, row.Service);

    internal OrderKey ToOrderKey(TKey key) => table.ToOrderKey(key);

    /// <summary>What to write; <see langword="null"/> if nothing changed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column cannot hold an amount exactly.</exception>
    internal OrderChange<TKey>? Make(OrderRow<TOrder, TKey> row, in OrderUpdate update, DateTimeOffset at, ChangeOrigin origin)
    {
        bool isInformed = (origin.StartCount is { } count && count != row.StartCount)
            || (origin.ProviderCharge is { } charge && charge != row.ProviderCharge)
            || (origin.ProviderCurrency is { } currency && currency != row.ProviderCurrency)
            || (origin.ProviderOrderId is { } id && id != row.ProviderOrderId);
        bool isDated = origin.IsOfTime && RulesOf(row).Tracker.NextDeadline(update.Order) != row.Deadline;
        if (!update.Changed && !isInformed && !isDated && origin.Only is null)
        {
            return null;
        }

        List<OrderHistoryEntry<TKey>> history = HistoryOf(row, update, at, origin);
        OrderRefundEntry<TKey>? refund = update.Refund is { } due ? RefundOf(row, due, at, origin, history[^1].Number) : null;
        (object?[] values, ulong changed) = ValuesOf(row, update.Order, at, origin, history.Count);
        return new(row.Key, row.Version!.Value, values, changed, history, refund);
    }

    /// <summary>What the update opens and closes in the table of attention; <see langword="null"/> if nothing.</summary>
    internal AttentionChange? AttentionOf(OrderRow<TOrder, TKey> row, in OrderUpdate update, DateTimeOffset at, string? what) =>
        table.Attention is null ? null : AttentionPlan.Of(table.ToOrderKey(row.Key), row.Key, row.Provider, update, at, what);

    /// <summary>
    /// When to poll an order that stays as it is. Its claim wrote that before the provider was asked; so there is nothing to write, unless
    /// nobody claimed it, its rules or a fault gave it another interval, or it is polled no more.
    /// </summary>
    internal OrderSchedule<TKey>? Reschedule(OrderRow<TOrder, TKey> row, OrderState order, DateTimeOffset at)
    {
        var polls = PollPlan.Of(RulesOf(row), order, at);
        bool isScheduled = polls with { NextPollAt = row.NextPollAt } == PollPlan.Of(row) && (polls.Interval is null ? row.NextPollAt is null : row.NextPollAt > at);
        return isScheduled ? null : new(row.Key, row.Version!.Value, polls);
    }

    /// <summary>
    /// The provider's charge and its currency, if their columns hold both, else neither: what is kept for information alone holds up no
    /// report, and an amount never stands beside another's currency.
    /// </summary>
    internal (decimal? Charge, string? Currency) IfTheyFit(decimal? charge, string? currency) =>
        (charge is not { } amount || MoneyColumn.Fits(amount, table.Precision, table.Scale))
        && (currency is null || (currency.Length <= table.LongestProviderCurrency && !currency.Contains('\0')))
            ? (charge, currency)
            : (null, null);

    private List<OrderHistoryEntry<TKey>> HistoryOf(OrderRow<TOrder, TKey> row, in OrderUpdate update, DateTimeOffset at, ChangeOrigin origin)
    {
        (OrderUpdate of, long number) = (update, row.HistoryCount ?? 0);
        List<OrderHistoryEntry<TKey>> entries = new(Math.Max(1, update.Path.Count));
        for (int step = 0; step < update.Path.Count; step++)
        {
            bool isLast = step == update.Path.Count - 1;
            entries.Add(Entry(
                update.Before.IsFinal ? HistoryKind.Correction : HistoryKind.Transition, update.Path[step].From, update.Path[step].To, isLast ? update.Refund : null));
        }

        if (entries.Count == 0 && (origin.Only ?? KindOf(update)) is { } only)
        {
            entries.Add(Entry(only, update.Before.Status, update.Order.Status, update.Refund));
        }

        return entries;

        OrderHistoryEntry<TKey> Entry(HistoryKind kind, OrderStatus from, OrderStatus to, Refund? refund) => new()
        {
            Id = _ids.Next(),
            OrderId = row.Key,
            Number = ++number,
            Kind = kind,
            At = at,
            From = from,
            To = to,
            Delivered = of.Order.Delivered,
            RefundAmount = Exact(refund?.Amount),
            RefundTotal = Exact(refund?.TotalAfter),
            Findings = of.Findings,
            Reported = origin.Reported,
            By = origin.By,
            Note = origin.Note,
            Submission = of.Order.Submission?.Status,
            WriteId = origin.WriteId,
        };
    }

    // What happened without a transition. A delivered count alone makes no row.
    private static HistoryKind? KindOf(in OrderUpdate update) =>
        update.Before.Submission != update.Order.Submission ? HistoryKind.Submission
        : update.Refund is not null ? HistoryKind.Refund
        : update.Before.Status == update.Order.Status ? null
        : update.Before.IsFinal ? HistoryKind.Correction
        : HistoryKind.Transition;

    private OrderRefundEntry<TKey> RefundOf(OrderRow<TOrder, TKey> row, Refund refund, DateTimeOffset at, ChangeOrigin origin, long number) => new()
    {
        Id = _ids.Next(),
        OrderId = row.Key,
        Amount = Exact(refund.Amount)!.Value,
        TotalAfter = Exact(refund.TotalAfter)!.Value,
        Currency = row.Currency,
        Reason = refund.Reason,
        At = at,
        HistoryNumber = number,
        WriteId = origin.WriteId,
    };

    // In the order of OrderColumns.Written.
    private (object?[] Values, ulong Changed) ValuesOf(OrderRow<TOrder, TKey> row, OrderState order, DateTimeOffset at, ChangeOrigin origin, int entries)
    {
        RequestChange request = origin.Request ?? RequestChange.Of(row);
        SubmissionFacts submission = (origin.Submission ?? SubmissionFacts.Of(row)).In(order.Submission?.Status);
        OrderRuleSet applied = RulesOf(row, request.Provider);
        PollPlan polls = origin.KeepsPolls ? PollPlan.Of(row) : PollPlan.Of(applied, order, at);
        var values = new object?[OrderColumns.Written.Length];
        (int column, ulong changed) = (0, 0UL);
        Add(order.Status, row.Status);
        Add(order.StatusSince, row.StatusSince);
        Add(request.Provider, row.Provider);
        Add(request.ProviderService, row.ProviderService);
        Add(request.RequestFields, row.RequestFields);
        Add(origin.ProviderOrderId ?? row.ProviderOrderId, row.ProviderOrderId);
        Add(order.Delivered, row.Delivered);
        Add(order.MostDelivered, row.MostDelivered);
        Add(Exact(order.Refunded)!.Value, row.Refunded);
        Add(order.CancelCause, row.CancelCause);
        Add(order.UnansweredSince, row.UnansweredSince);
        Add(order.Open, row.Open);
        Add(order.Submission?.Status, row.SubmissionStatus);
        Add(order.Submission?.BoughtAt ?? row.BoughtAt, row.BoughtAt);
        Add(order.Submission?.OverdueAt, row.SubmissionOverdueAt);
        Add(order.Submission?.Refusal, row.SubmissionRefusal);
        Add(order.Request?.Kind, row.RequestKind);
        Add(order.Request?.Status, row.RequestStatus);
        Add(order.Request?.OverdueAt, row.RequestOverdueAt);
        Add(origin.RequestId ?? row.RequestId, row.RequestId);
        Add(origin.StartCount ?? row.StartCount, row.StartCount);
        Add(origin.ProviderCharge ?? row.ProviderCharge, row.ProviderCharge);
        Add(origin.ProviderCurrency ?? row.ProviderCurrency, row.ProviderCurrency);
        Add(row.Version + 1, row.Version);
        Add((row.HistoryCount ?? 0) + entries, row.HistoryCount);
        Add<Guid?>(origin.WriteId, null);
        Add(polls.Interval, row.PollInterval);
        Add(polls.AgeDivisor, row.PollDivisor);
        Add(polls.Longest, row.PollLongest);
        Add(polls.NextPollAt, row.NextPollAt);
        Add(applied.Tracker.NextDeadline(order), row.Deadline);
        Add(submission.Words, row.SubmissionWords);
        Add(submission.AttemptId, row.AttemptId);
        Add(submission.AttemptCount, row.AttemptCount);
        Add(submission.NextSendAt, row.NextSendAt);
        Add(submission.WaitingFor, row.WaitingFor);
        Add(request.Link, row.RequestLink);
        return (values, changed);

        void Add<T>(T value, T before)
        {
            values[column] = value;
            changed |= EqualityComparer<T>.Default.Equals(value, before) ? 0 : 1UL << column;
            column++;
        }
    }

    private decimal? Exact(decimal? amount) =>
        amount is { } value ? MoneyColumn.EnsureFits(value, table.Precision, table.Scale, nameof(amount)) : null;
}
