namespace SmmOrders;

/// <summary>Compiles what a lifecycle permits into dense tables, one entry per (status, trigger) and per (status, status).</summary>
internal static class OrderLifecycleTable
{
    private const int Width = 8;

    internal static int Index(OrderStatus row, byte column) => ((byte)row * Width) + column;

    internal static OrderTransition[] Transitions(OrderTriggerSet[] permitted)
    {
        var table = new OrderTransition[Width * Width];
        foreach (OrderStatus status in OrderStatuses.All)
        {
            foreach (OrderTrigger trigger in OrderStatuses.AllTriggers)
            {
                table[Index(status, (byte)trigger)] = new OrderTransition(status, trigger, permitted[(byte)status]);
            }
        }

        return table;
    }

    internal static OrderPath?[] Paths(OrderTriggerSet[] permitted)
    {
        var table = new OrderPath?[Width * Width];
        foreach (OrderStatus start in OrderStatuses.All)
        {
            WalkFrom(start);
        }

        return table;

        // Breadth first, so the first path found is a shortest one. A path ends at a final status: an order that passed
        // through one would have been final with its money undecided.
        void WalkFrom(OrderStatus start)
        {
            table[Index(start, (byte)start)] = OrderPath.Empty;
            var queue = new Queue<OrderStatus>([start]);
            while (queue.TryDequeue(out OrderStatus status))
            {
                if (status != start && status.IsFinal())
                {
                    continue;
                }

                OrderPath soFar = table[Index(start, (byte)status)]!;
                foreach (OrderTrigger trigger in permitted[(byte)status])
                {
                    ref OrderPath? path = ref table[Index(start, (byte)trigger.Target())];
                    if (path is null)
                    {
                        path = new OrderPath([.. soFar, new OrderTransition(status, trigger, permitted[(byte)status])]);
                        queue.Enqueue(trigger.Target());
                    }
                }
            }
        }
    }

    /// <summary>The trigger that leads to the status; 0, which is none, for a value that is no status.</summary>
    internal static OrderTrigger TriggerOf(OrderStatus status) => OrderStatuses.AllTriggers.FirstOrDefault(trigger => trigger.Target() == status);
}
