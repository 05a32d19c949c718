using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Reads what events tell: the rows of the history and of attention that they name.</summary>
/// <typeparam name="TKey">The type of the order's key.</typeparam>
/// <typeparam name="TOrderId">The same, nullable.</typeparam>
/// <param name="toOrderKey">The key as workers know it.</param>
/// <param name="hasAttention">Whether the context has the table of attention.</param>
internal sealed class OutboxEvents<TKey, TOrderId>(Func<TOrderId, OrderKey> toOrderKey, bool hasAttention)
    where TKey : notnull
{
    /// <summary>The events, in the same order, without those whose row is gone.</summary>
    internal async Task<List<OutboxEvent>> ReadAsync(DbContext context, IReadOnlyList<OrderOutbox<TOrderId>> rows, CancellationToken cancellationToken)
    {
        Dictionary<Guid, OutboxHistory> history = await HistoryAsync(
            context, [.. rows.Where(row => row.Kind == OutboxKind.History).Select(row => row.SourceId).Distinct()], cancellationToken).ConfigureAwait(false);
        Dictionary<Guid, OutboxAttention> attention = await AttentionAsync(
            context, [.. rows.Where(row => row.Kind != OutboxKind.History).Select(row => row.SourceId).Distinct()], cancellationToken).ConfigureAwait(false);
        return
        [
            .. rows
                .Select(row => new OutboxEvent
                {
                    Id = row.Id,
                    Sink = row.Sink,
                    Kind = row.Kind,
                    Order = row.OrderId is { } order ? toOrderKey(order) : null,
                    At = row.At,
                    Tries = row.Tries,
                    ClaimedUntil = row.DueAt!.Value,
                    History = row.Kind == OutboxKind.History ? history.GetValueOrDefault(row.SourceId) : null,
                    Attention = row.Kind == OutboxKind.History ? null : attention.GetValueOrDefault(row.SourceId),
                })
                .Where(made => made.History is not null || made.Attention is not null),
        ];
    }

    private static async Task<Dictionary<Guid, OutboxHistory>> HistoryAsync(DbContext context, List<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        List<OrderHistoryEntry<TKey>> entries = await context.Set<OrderHistoryEntry<TKey>>().AsNoTracking().IgnoreQueryFilters()
            .Where(entry => ids.Contains(entry.Id)).ToListAsync(cancellationToken).ConfigureAwait(false);
        List<TKey> refunded = [.. entries.Where(entry => entry.RefundAmount is not null).Select(entry => entry.OrderId).Distinct()];
        Dictionary<(TKey, long), string?> currencies = refunded.Count == 0
            ? []
            : (await context.Set<OrderRefundEntry<TKey>>().AsNoTracking().IgnoreQueryFilters()
                .Where(refund => refunded.Contains(refund.OrderId)).ToListAsync(cancellationToken).ConfigureAwait(false))
                .ToDictionary(refund => (refund.OrderId, refund.HistoryNumber), refund => refund.Currency);
        return entries.ToDictionary(entry => entry.Id, entry => new OutboxHistory
        {
            Number = entry.Number,
            Kind = entry.Kind,
            From = entry.From,
            To = entry.To,
            Delivered = entry.Delivered,
            RefundAmount = entry.RefundAmount,
            RefundTotal = entry.RefundTotal,
            Currency = entry.RefundAmount is null ? null : currencies.GetValueOrDefault((entry.OrderId, entry.Number)),
            Findings = entry.Findings,
            Reported = entry.Reported,
            By = entry.By,
            Note = entry.Note,
            Submission = entry.Submission,
        });
    }

    private async Task<Dictionary<Guid, OutboxAttention>> AttentionAsync(DbContext context, List<Guid> ids, CancellationToken cancellationToken)
    {
        if (ids.Count == 0 || !hasAttention)
        {
            return [];
        }

        List<OrderAttention<TOrderId>> rows = await context.Set<OrderAttention<TOrderId>>().AsNoTracking().IgnoreQueryFilters()
            .Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken).ConfigureAwait(false);
        return rows.ToDictionary(row => row.Id, row => new OutboxAttention
        {
            Id = row.Id,
            Finding = row.Finding,
            Provider = row.Provider,
            What = row.What,
            OpenedAt = row.OpenedAt,
            ClosedAt = row.ClosedAt,
            ClosedBy = row.ClosedBy,
            Note = row.Note,
        });
    }
}
