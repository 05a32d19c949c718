using Microsoft.EntityFrameworkCore;

namespace PanelBackend;

/// <summary>What the pages read about orders: one query for a list, and its length never matters.</summary>
internal sealed class OrderQueries(PanelContext context)
{
    public const int PageSize = 20;

    /// <summary>A page of a customer's orders, newest first, each with its state and its customer's wallet.</summary>
    /// <param name="userId">The customer.</param>
    /// <param name="show">Which of them.</param>
    /// <param name="before">The order before which the page begins; <see langword="null"/> for the first page.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    /// <returns>Up to one more than <see cref="PageSize"/>: if there is one more, there is a next page.</returns>
    public Task<List<StoredOrder<PanelOrder>>> ReadAsync(int userId, OrderFilterKind show, long? before, CancellationToken cancellationToken)
    {
        IQueryable<PanelOrder> orders = context.Orders.AsNoTracking().Include(order => order.User).Where(order => order.UserId == userId);
        orders = show switch
        {
            OrderFilterKind.Open => orders.Where(order => OrderStatuses.Open.Contains(order.Status)),
            OrderFilterKind.Ended => orders.Where(order => OrderStatuses.Final.Contains(order.Status)),
            OrderFilterKind.Refunded => orders.Where(order => order.Refunded > 0),
            _ => orders,
        };
        return orders.Where(order => before == null || order.Id < before).OrderByDescending(order => order.Id).Take(PageSize + 1).WithState()
            .ToListAsync(cancellationToken);
    }

    /// <summary>One order with its state and its customer, or <see langword="null"/>.</summary>
    /// <param name="id">The order.</param>
    /// <param name="userId">The customer that it must belong to; <see langword="null"/> for the operator, who sees all.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<StoredOrder<PanelOrder>?> FindAsync(long id, int? userId, CancellationToken cancellationToken) =>
        context.Orders.AsNoTracking().Include(order => order.User).Where(order => order.Id == id && (userId == null || order.UserId == userId)).WithState()
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>Many orders at once, each with its state; those that there are.</summary>
    /// <param name="ids">The orders.</param>
    /// <param name="userId">As for one.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<List<StoredOrder<PanelOrder>>> FindManyAsync(IReadOnlyCollection<long> ids, int? userId, CancellationToken cancellationToken) =>
        context.Orders.AsNoTracking().Where(order => ids.Contains(order.Id) && (userId == null || order.UserId == userId)).WithState().ToListAsync(cancellationToken);

    public Task<decimal> BalanceAsync(int userId, CancellationToken cancellationToken) =>
        context.Users.Where(user => user.Id == userId).Select(user => user.Balance).SingleAsync(cancellationToken);
}
