using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Counts orders that wait for a worker: ranges of the indexes that the claims use.</summary>
internal static class WaitingCounts
{
    /// <summary>The orders that are polled: for each provider a range of the index on provider and next poll.</summary>
    internal static async Task<IReadOnlyList<PolledCount>> PolledAsync<TOrder>(DbContext context, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
    {
        List<PolledCount> counts = [];
        foreach (string provider in await WaitingOrders.ProvidersAsync<TOrder>(context, OrderColumns.NextPollAt, cancellationToken).ConfigureAwait(false))
        {
            List<Group<OrderStatus>> found = await PolledOf<TOrder>(context, provider).ToListAsync(cancellationToken).ConfigureAwait(false);
            counts.AddRange(found.Select(each => new PolledCount { Provider = provider, Status = each.Key, Count = each.Count, DueAt = each.DueAt!.Value }));
        }

        return [.. counts.OrderBy(count => count.Provider, StringComparer.Ordinal).ThenBy(count => count.Status)];
    }

    /// <summary>The orders that are queued or sending, by the column that is set while they are: it has an index of those rows alone.</summary>
    internal static async Task<IReadOnlyList<SubmissionCount>> SubmissionsAsync<TOrder>(
        DbContext context, string column, SubmissionStatus status, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
    {
        List<Group<string?>> found = await SubmissionsOf<TOrder>(context, column).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. found.Select(each => new SubmissionCount { Provider = each.Key, Status = status, Count = each.Count, DueAt = each.DueAt!.Value })];
    }

    /// <summary>The query behind <see cref="PolledAsync"/>, for one provider.</summary>
    internal static IQueryable<Group<OrderStatus>> PolledOf<TOrder>(DbContext context, string provider)
        where TOrder : class, ITrackedOrder
    {
        // A range, and not IS NOT NULL, reads the index on SQLite too.
        DateTimeOffset any = DateTimeOffset.UnixEpoch;
        return WaitingOrders.Adopted<TOrder>(context)
            .Where(order => EF.Property<string?>(order, nameof(TrackedOrder.Provider)) == provider && EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt) > any)
            .GroupBy(order => EF.Property<OrderStatus>(order, nameof(TrackedOrder.Status)))
            .Select(group => new Group<OrderStatus> { Key = group.Key, Count = group.LongCount(), DueAt = group.Min(order => EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt)) });
    }

    /// <summary>The query behind <see cref="SubmissionsAsync"/>.</summary>
    internal static IQueryable<Group<string?>> SubmissionsOf<TOrder>(DbContext context, string column)
        where TOrder : class, ITrackedOrder => WaitingOrders.Adopted<TOrder>(context)
        .Where(order => EF.Property<DateTimeOffset?>(order, column) != null)
        .GroupBy(order => EF.Property<string?>(order, nameof(TrackedOrder.Provider)))
        .Select(group => new Group<string?> { Key = group.Key, Count = group.LongCount(), DueAt = group.Min(order => EF.Property<DateTimeOffset?>(order, column)) });

    /// <summary>Orders that have the same value, how many, and when the first is due.</summary>
    internal sealed record Group<T>
    {
        public required T Key { get; init; }

        public required long Count { get; init; }

        public required DateTimeOffset? DueAt { get; init; }
    }
}
