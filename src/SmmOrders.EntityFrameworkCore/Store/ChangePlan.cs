namespace SmmOrders.EntityFrameworkCore;

/// <summary>Turns what the core decided about an order into what is to be written.</summary>
internal sealed class ChangePlan<TOrder, TKey>(OrderTable<TOrder, TKey> table, OrderRules rules)
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    internal OrderRuleSet RulesOf(OrderRow<TOrder, TKey> row) => rules.For(row.Currency, row.Provider, row.Service);

    /// <summary>What to write; <see langword="null"/> if nothing changed.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A column cannot hold an amount exactly.</exception>
    internal OrderChange<TKey>? Make(OrderRow<TOrder, TKey> row, in OrderUpdate update, DateTimeOffset at, ChangeOrigin origin)
    {
        bool isInformed = (origin.StartCount is { } count && count != row.StartCount)
            || (origin.ProviderCharge is { } charge && charge != row.ProviderCharge)
            || (origin.ProviderCurrency is { } currency && currency != row.ProviderCurrency)
            || (origin.ProviderOrderId is { } id && id != row.ProviderOrderId);
        if (!update.Changed && !isInformed)
        {
            return null;
        }

        List<OrderHistoryEntry<TKey>> history = HistoryOf(row, update, at, origin);
        OrderRefundEntry<TKey>? refund = update.Refund is { } due ? RefundOf(row, due, at, origin, history[^1].Number) : null;
        return new(row.Key, row.Version!.Value, ValuesOf(row, update.Order, at, origin, history.Count), history, refund);
    }

    private List<OrderHistoryEntry<TKey>> HistoryOf(OrderRow<TOrder, TKey> row, in OrderUpdate update, DateTimeOffset at, ChangeOrigin origin)
    {
        (OrderUpdate of, long number) = (update, row.HistoryCount ?? 0);
        List<OrderHistoryEntry<TKey>> entries = [];
        for (int step = 0; step < update.Path.Count; step++)
        {
            bool isLast = step == update.Path.Count - 1;
            entries.Add(Entry(
                update.Before.IsFinal ? HistoryKind.Correction : HistoryKind.Transition, update.Path[step].From, update.Path[step].To, isLast ? update.Refund : null));
        }

        if (entries.Count == 0 && origin.Submission is { } submission)
        {
            entries.Add(Entry(HistoryKind.Submission, update.Before.Status, update.Order.Status, update.Refund, submission));
        }
        else if (entries.Count == 0 && update.Refund is not null)
        {
            entries.Add(Entry(HistoryKind.Refund, update.Before.Status, update.Order.Status, update.Refund));
        }

        return entries;

        OrderHistoryEntry<TKey> Entry(HistoryKind kind, OrderStatus from, OrderStatus to, Refund? refund, SubmissionStatus? submitted = null) => new()
        {
            Id = Guid.CreateVersion7(),
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
            Submission = submitted ?? of.Order.Submission?.Status,
            WriteId = origin.WriteId,
        };
    }

    private OrderRefundEntry<TKey> RefundOf(OrderRow<TOrder, TKey> row, Refund refund, DateTimeOffset at, ChangeOrigin origin, long number) => new()
    {
        Id = Guid.CreateVersion7(),
        OrderId = row.Key,
        Amount = Exact(refund.Amount)!.Value,
        TotalAfter = Exact(refund.TotalAfter)!.Value,
        Currency = row.Currency,
        Reason = refund.Reason,
        At = at,
        HistoryNumber = number,
        WriteId = origin.WriteId,
    };

    private object?[] ValuesOf(OrderRow<TOrder, TKey> row, OrderState order, DateTimeOffset at, ChangeOrigin origin, int entries)
    {
        OrderRuleSet applied = RulesOf(row);
        TimeSpan? interval = applied.PollInterval(order, at);
        object?[] values =
        [
            order.Status,
            InstantColumn.Cut(order.StatusSince),
            row.Provider,
            row.ProviderService,
            row.RequestFields,
            origin.ProviderOrderId ?? row.ProviderOrderId,
            order.Delivered,
            order.MostDelivered,
            Exact(order.Refunded),
            order.CancelCause,
            order.UnansweredSince,
            order.Open,
            order.Submission?.Status,
            order.Submission?.BoughtAt ?? row.BoughtAt,
            order.Submission?.OverdueAt,
            order.Submission?.Refusal,
            order.Request?.Kind,
            order.Request?.Status,
            order.Request?.OverdueAt,
            origin.StartCount ?? row.StartCount,
            origin.ProviderCharge ?? row.ProviderCharge,
            origin.ProviderCurrency ?? row.ProviderCurrency,
            row.Version!.Value + 1,
            (row.HistoryCount ?? 0) + entries,
            origin.WriteId,
            interval?.Ticks / TimeSpan.TicksPerMicrosecond,
            at + interval,
            applied.Tracker.NextDeadline(order),
            // Bucket is not written.
        ];
        return values;
    }

    private decimal? Exact(decimal? amount) =>
        amount is { } value ? MoneyColumn.EnsureFits(value, table.Precision, table.Scale, nameof(amount)) : null;
}
