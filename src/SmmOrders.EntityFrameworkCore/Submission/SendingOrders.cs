using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Queries over the orders of a provider that are to be sent, are being sent, or may be active there.</summary>
internal static class SendingOrders
{
    /// <summary>How many are sending.</summary>
    internal static Task<int> CountAsync<TOrder>(DbContext context, string provider, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
    {
        // Set while an order is sending, and then alone. A range, and not IS NOT NULL, reads an index on SQLite too.
        DateTimeOffset any = DateTimeOffset.UnixEpoch;
        return WaitingOrders.All<TOrder>(context).CountAsync(
            order => EF.Property<string?>(order, nameof(TrackedOrder.Provider)) == provider && EF.Property<DateTimeOffset?>(order, OrderColumns.SubmissionOverdueAt) > any
                && EF.Property<SubmissionStatus?>(order, nameof(TrackedOrder.SubmissionStatus)) == SubmissionStatus.Sending,
            cancellationToken);
    }

    /// <summary>Whether another order may be active at the provider on the link: placed, being sent, or unknown.</summary>
    internal static Task<bool> IsActiveAsync<TOrder, TKey>(
        DbContext context, OrderTable<TOrder, TKey> table, string? provider, string? link, TKey except, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        Expression<Func<TOrder, bool>> isIt = table.HasKeyIn([except]);
        var isOther = Expression.Lambda<Func<TOrder, bool>>(Expression.Not(isIt.Body), isIt.Parameters);
        return link is null
            ? Task.FromResult(false)
            : WaitingOrders.All<TOrder>(context)
                .Where(order => EF.Property<string?>(order, OrderColumns.RequestLink) == link && EF.Property<string?>(order, nameof(TrackedOrder.Provider)) == provider)
                .Where(IsActive<TOrder>())
                .AnyAsync(isOther, cancellationToken);
    }

    /// <summary>Those that wait for their link, due or not.</summary>
    internal static IQueryable<TOrder> WaitingForLink<TOrder>(DbContext context, string provider)
        where TOrder : class, ITrackedOrder => WaitingOrders.Adopted<TOrder>(context).Where(order =>
            EF.Property<string?>(order, nameof(TrackedOrder.Provider)) == provider && EF.Property<RefusalKind?>(order, OrderColumns.WaitingFor) == RefusalKind.ActiveOrderOnLink);

    /// <summary>Whether an order may be active at its provider.</summary>
    internal static Expression<Func<TOrder, bool>> IsActive<TOrder>()
        where TOrder : class, ITrackedOrder => order =>
            EF.Property<OrderStatus>(order, nameof(TrackedOrder.Status)) != OrderStatus.Completed
            && EF.Property<OrderStatus>(order, nameof(TrackedOrder.Status)) != OrderStatus.Partial
            && EF.Property<OrderStatus>(order, nameof(TrackedOrder.Status)) != OrderStatus.Canceled
            && (EF.Property<SubmissionStatus?>(order, nameof(TrackedOrder.SubmissionStatus)) == null
                || EF.Property<SubmissionStatus?>(order, nameof(TrackedOrder.SubmissionStatus)) == SubmissionStatus.Placed
                || EF.Property<SubmissionStatus?>(order, nameof(TrackedOrder.SubmissionStatus)) == SubmissionStatus.Sending
                || EF.Property<SubmissionStatus?>(order, nameof(TrackedOrder.SubmissionStatus)) == SubmissionStatus.Unknown);
}
