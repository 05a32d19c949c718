using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The table of requests, as the store reads and writes it. It belongs to one model, and is thread-safe.</summary>
internal sealed class RequestTable<TOrder, TKey>(OrderTable<TOrder, TKey> table, ISqlGenerationHelper sql)
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly StoredTable _requests = new(table.Requests!, table.Requests!.GetProperties(), sql);

    internal static InvalidOperationException Missing() => OrderTable<TOrder, TKey>.Missing(nameof(SmmOrderModelBuilderExtensions.HasSmmOrderRequests));

    internal static IQueryable<OrderRequestEntry<TKey>> All(DbContext context) => context.Set<OrderRequestEntry<TKey>>().AsNoTracking().IgnoreQueryFilters();

    internal Task InsertAsync(DbContext context, OrderRequestEntry<TKey> request, CancellationToken cancellationToken) =>
        _requests.InsertAsync(context, sql, request, cancellationToken);

    /// <summary>Writes a request that was read before and has changed since.</summary>
    internal static Task UpdateAsync(DbContext context, OrderRequestEntry<TKey> to, CancellationToken cancellationToken) => All(context)
        .Where(request => request.Id == to.Id)
        .ExecuteUpdateAsync(
            setters => setters
                .SetProperty(request => request.Status, to.Status)
                .SetProperty(request => request.DueAt, to.DueAt)
                .SetProperty(request => request.Tries, to.Tries)
                .SetProperty(request => request.SentAt, to.SentAt)
                .SetProperty(request => request.OverdueAt, to.OverdueAt)
                .SetProperty(request => request.AnsweredAt, to.AnsweredAt)
                .SetProperty(request => request.AnsweredBy, to.AnsweredBy)
                .SetProperty(request => request.Words, to.Words)
                .SetProperty(request => request.ProviderRequestId, to.ProviderRequestId)
                .SetProperty(request => request.EndedAt, to.EndedAt),
            cancellationToken);

    /// <summary>The providers of requests that are to be sent.</summary>
    internal static Task<string[]> ProvidersAsync(DbContext context, CancellationToken cancellationToken) => ProvidersAsync(context, [RequestStatus.Asked], cancellationToken);

    /// <summary>The providers of requests that are due one day: to be sent, or as a refill that is followed.</summary>
    internal static Task<string[]> ProvidersDueAsync(DbContext context, CancellationToken cancellationToken) =>
        ProvidersAsync(context, [RequestStatus.Asked, RequestStatus.Acknowledged], cancellationToken);

    private static Task<string[]> ProvidersAsync(DbContext context, RequestStatus[] statuses, CancellationToken cancellationToken) => All(context)
        .Where(request => request.Provider != null && statuses.Contains(request.Status) && request.DueAt != null)
        .Select(request => request.Provider!).Distinct().ToArrayAsync(cancellationToken);

    /// <summary>The request that an update gave up, since its answer is overdue: time does that, in a sweep and in any report.</summary>
    internal static Guid? LostBy(in OrderUpdate update, OrderRow<TOrder, TKey> row) =>
        (update.Before.Request?.Status, update.Order.Request?.Status) == (RequestStatus.Sending, RequestStatus.Unknown) ? row.RequestId : null;

    /// <summary>Gives up the request, if there is one.</summary>
    internal static Task LoseTrackAsync(DbContext context, StoreModel<TOrder, TKey> model, Guid? id, CancellationToken cancellationToken) => id is null || model.Requests is null
        ? Task.CompletedTask
        : All(context)
            .Where(request => request.Id == id && request.Status == RequestStatus.Sending)
            .ExecuteUpdateAsync(setters => setters.SetProperty(request => request.Status, RequestStatus.Unknown).SetProperty(request => request.OverdueAt, (DateTimeOffset?)null), cancellationToken);

    /// <summary>Ends a request in whose place the order has another, however far it has come: the order's row follows one alone.</summary>
    internal static Task EndAsync(DbContext context, Guid id, DateTimeOffset at, CancellationToken cancellationToken) => All(context)
        .Where(request => request.Id == id && request.EndedAt == null)
        .ExecuteUpdateAsync(
            setters => setters
                .SetProperty(request => request.DueAt, (DateTimeOffset?)null)
                .SetProperty(request => request.OverdueAt, (DateTimeOffset?)null)
                .SetProperty(request => request.EndedAt, (DateTimeOffset?)at),
            cancellationToken);
}
