namespace SmmOrders.EntityFrameworkCore;

/// <summary>Tasks that are done together, each on another order.</summary>
internal sealed class OrderTasks<TOrder, TKey, T>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly Dictionary<OrderKey, long> _firstRead = [];

    /// <summary>The tasks.</summary>
    internal required IReadOnlyList<IOrderTask<TOrder, TKey, T>> All { get; init; }

    /// <summary>Whether the context's query filters hide orders from the caller: a person's view, not a worker's.</summary>
    internal bool WithFilters { get; init; }

    /// <summary>Whether all of them are reports, so that what is sent for the orders need not be read.</summary>
    internal bool AreReports { get; init; }

    /// <summary>
    /// Whether a person's task still meets the order as it was first read. A transaction is tried again, for example after a deadlock;
    /// what a person decided is not decided again on other data.
    /// </summary>
    internal bool IsAsFirstRead(IOrderTask<TOrder, TKey, T> task, long version)
    {
        if (!task.IsPersons)
        {
            return true;
        }

        _ = _firstRead.TryAdd(task.Order, version);
        return _firstRead[task.Order] == version;
    }

    /// <summary>Some of the tasks.</summary>
    internal OrderTasks<TOrder, TKey, T> Only(IEnumerable<int> indices) => new() { All = [.. indices.Select(index => All[index])], WithFilters = WithFilters, AreReports = AreReports };
}
