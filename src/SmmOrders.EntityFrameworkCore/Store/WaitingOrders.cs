using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Queries over the orders of providers that wait for a worker, by the column that says when each is due: ranges of its index.</summary>
internal static class WaitingOrders
{
    /// <summary>All orders, as a worker sees them.</summary>
    internal static IQueryable<TOrder> All<TOrder>(DbContext context)
        where TOrder : class, ITrackedOrder => context.Set<TOrder>().AsNoTracking().IgnoreAutoIncludes().IgnoreQueryFilters();

    /// <summary>All that are not a panel's old rows, which are never sent or polled.</summary>
    internal static IQueryable<TOrder> Adopted<TOrder>(DbContext context)
        where TOrder : class, ITrackedOrder => All<TOrder>(context).Where(order => EF.Property<long?>(order, OrderColumns.Version) != null);

    /// <summary>When the next order of a provider is due; <see langword="null"/> if none waits.</summary>
    /// <param name="context">The context.</param>
    /// <param name="provider">The provider's name.</param>
    /// <param name="due">The column.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    internal static Task<DateTimeOffset?> NextAsync<TOrder>(DbContext context, string provider, string due, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
    {
        // A range, and not IS NOT NULL, reads the index on SQLite too.
        DateTimeOffset any = DateTimeOffset.UnixEpoch;
        return Adopted<TOrder>(context)
            .Where(order => EF.Property<string?>(order, nameof(TrackedOrder.Provider)) == provider && EF.Property<DateTimeOffset?>(order, due) > any)
            .OrderBy(order => EF.Property<DateTimeOffset?>(order, due))
            .Select(order => EF.Property<DateTimeOffset?>(order, due))
            .FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The providers of which an order waits: one step of an index for each, whatever the number of orders.</summary>
    /// <param name="context">The context.</param>
    /// <param name="due">The column.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    internal static async Task<List<string>> ProvidersAsync<TOrder>(DbContext context, string due, CancellationToken cancellationToken)
        where TOrder : class, ITrackedOrder
    {
        List<string> names = [];
        IQueryable<string> waiting = Adopted<TOrder>(context)
            .Where(order => EF.Property<DateTimeOffset?>(order, due) != null && EF.Property<string?>(order, nameof(TrackedOrder.Provider)) != null)
            .Select(order => EF.Property<string>(order, nameof(TrackedOrder.Provider)));
        string? last = await waiting.OrderBy(name => name).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        while (last is not null)
        {
            names.Add(last);
            string from = last;
#pragma warning disable CA1309 // The database compares, by its own collation, and orders by the same.
            last = await waiting.Where(name => string.Compare(name, from) > 0).OrderBy(name => name).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
#pragma warning restore CA1309
        }

        return names;
    }
}
