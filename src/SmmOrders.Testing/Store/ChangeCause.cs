using System.Collections.Immutable;

namespace SmmOrders.Testing;

/// <summary>What led to a change of an order: a report, a decision or a step. Makes the rows that record it.</summary>
/// <param name="At">When it happened; whole microseconds.</param>
/// <param name="Reported">What was reported, decided or done.</param>
internal sealed record ChangeCause(DateTimeOffset At, string Reported)
{
    internal string? By { get; init; }

    internal string? Note { get; init; }

    internal string? ProviderOrderId { get; init; }

    internal long? StartCount { get; init; }

    internal decimal? ProviderCharge { get; init; }

    internal string? ProviderCurrency { get; init; }

    /// <summary>What a row of attention says about it.</summary>
    /// <value>The default is <see langword="null"/>: time alone led to it.</value>
    internal string? What { get; init; }

    /// <summary>Whether it is a person's decision, which has a row in the history even if the status stayed.</summary>
    internal bool IsDecision { get; init; }

    /// <summary>The kind of its row if only what is to be sent changed; unset if anything else happened.</summary>
    internal HistoryKind? Only { get; init; }

    /// <summary>When the order is polled next, by what it has become; unset if that stays.</summary>
    internal Func<StoredOrder, DateTimeOffset?>? NextPoll { get; init; }

    /// <summary>What else changes in the order's row.</summary>
    internal Func<StoredOrder, StoredOrder>? Then { get; init; }

    /// <summary>What to write; <see langword="null"/> if the core changed nothing and no information is new.</summary>
    internal OrderChange? Apply(StoredOrder order, OrderUpdate update)
    {
        ImmutableArray<StoredHistoryEntry> history = update.Changed || Only is not null ? order.History.AddRange(EntriesOf(order, update)) : order.History;
        SubmissionStatus? submission = update.Order.Submission?.Status;
        StoredOrder to = Then?.Invoke(order) ?? order;
        StoredOrder after = to with
        {
            State = update.Order,
            ProviderOrderId = ProviderOrderId ?? order.ProviderOrderId,
            SubmissionWords = submission == SubmissionStatus.Refused ? to.SubmissionWords : null,
            NextSendAt = submission == SubmissionStatus.Queued ? to.NextSendAt : null,
            WaitsForLink = submission == SubmissionStatus.Queued && to.WaitsForLink,
            StartCount = StartCount ?? order.StartCount,
            ProviderCharge = ProviderCharge ?? order.ProviderCharge,
            ProviderCurrency = ProviderCurrency ?? order.ProviderCurrency,
            History = history,
            Refunds = update.Refund is { } refund ? order.Refunds.Add(RowOf(refund, order.Currency, history[^1].Number)) : order.Refunds,
        };
        after = NextPoll is null ? after : after with { NextPollAt = NextPoll(after) };
        bool isInformed = (after.ProviderOrderId, after.StartCount, after.ProviderCharge, after.ProviderCurrency)
            != (order.ProviderOrderId, order.StartCount, order.ProviderCharge, order.ProviderCurrency);
        return update.Changed || isInformed || Only is not null ? new(order, after, update.Refund) { Note = NoteOf(order, update) } : null;
    }

    /// <summary>What a person should look at; <see langword="null"/> if nothing.</summary>
    internal AttentionNote? NoteOf(StoredOrder order, OrderUpdate update) =>
        update.Raised == Findings.None && update.Cleared == Findings.None && !update.Findings.Events().NeedAttention() ? null : new(order, update, At, What);

    // One row for each transition, and the refund on the last.
    private IEnumerable<StoredHistoryEntry> EntriesOf(StoredOrder order, OrderUpdate update)
    {
        long number = order.HistoryPurgedTo + order.History.Length;
        for (int step = 0; step < update.Path.Count; step++)
        {
            HistoryKind kind = update.Before.IsFinal ? HistoryKind.Correction : HistoryKind.Transition;
            yield return Entry(++number, kind, update.Path[step].From, update.Path[step].To, update, step == update.Path.Count - 1 ? update.Refund : null);
        }

        if (update.Path.Count == 0 && (IsDecision || Only is not null || update.Before.Submission != update.Order.Submission || update.Refund is not null))
        {
            yield return Entry(++number, KindOf(update), update.Before.Status, update.Order.Status, update, update.Refund);
        }
    }

    // What happened without a transition.
    private HistoryKind KindOf(OrderUpdate update) =>
        Only is { } only ? only
        : update.Before.Submission != update.Order.Submission ? HistoryKind.Submission
        : update.Refund is not null || update.Before.Status == update.Order.Status ? HistoryKind.Refund
        : update.Before.IsFinal ? HistoryKind.Correction
        : HistoryKind.Transition;

    private StoredHistoryEntry Entry(long number, HistoryKind kind, OrderStatus from, OrderStatus to, OrderUpdate update, Refund? refund) => new()
    {
        Number = number,
        Kind = kind,
        At = At,
        From = from,
        To = to,
        Delivered = update.Order.Delivered,
        Findings = update.Findings,
        RefundAmount = refund?.Amount,
        RefundTotal = refund?.TotalAfter,
        Reported = Reported,
        By = By,
        Note = Note,
        Submission = update.Order.Submission?.Status,
    };

    private StoredRefund RowOf(Refund refund, string? currency, long historyNumber) => new()
    {
        Amount = refund.Amount,
        TotalAfter = refund.TotalAfter,
        Currency = currency,
        Reason = refund.Reason,
        At = At,
        HistoryNumber = historyNumber,
    };
}
