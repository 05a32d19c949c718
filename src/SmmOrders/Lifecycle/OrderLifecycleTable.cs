namespace SmmOrders;

/// <summary>
/// Compiles what a lifecycle permits into dense tables, one entry per (status, trigger) and per (status, status). It uses plain loops
/// over arrays because it runs at every startup, and generic collections of our enums would have to be JIT-compiled.
/// </summary>
internal static class OrderLifecycleTable
{
    /// <summary>Room for the six values and 0; a power of two.</summary>
    internal const int Width = 8;

    internal static int Index(OrderStatus row, byte column) => ((byte)row * Width) + column;

    internal static OrderTransition[] Transitions(OrderTriggerSet[] permitted)
    {
        var table = new OrderTransition[Width * Width];
        for (OrderStatus status = OrderStatus.Processing; status <= OrderStatus.Partial; status++)
        {
            for (OrderTrigger trigger = OrderTrigger.Process; trigger <= OrderTrigger.Cancel; trigger++)
            {
                table[Index(status, (byte)trigger)] = new OrderTransition(status, trigger, permitted[(byte)status]);
            }
        }

        return table;
    }

    internal static OrderPath?[] Paths(OrderTriggerSet[] permitted)
    {
        var table = new OrderPath?[Width * Width];
        for (OrderStatus start = OrderStatus.Processing; start <= OrderStatus.Partial; start++)
        {
            WalkFrom(start, permitted, table);
        }

        return table;
    }

    /// <summary>The trigger that leads to the status; 0, which is not a trigger, for an undefined status.</summary>
    internal static OrderTrigger TriggerOf(OrderStatus status)
    {
        for (OrderTrigger trigger = OrderTrigger.Process; trigger <= OrderTrigger.Cancel; trigger++)
        {
            if (trigger.Target() == status)
            {
                return trigger;
            }
        }

        return 0;
    }

    // Breadth first, so the first path found is a shortest one. A path ends at a final status: an order that passed through
    // one would have been final with its money undecided.
    private static void WalkFrom(OrderStatus start, OrderTriggerSet[] permitted, OrderPath?[] table)
    {
        table[Index(start, (byte)start)] = OrderPath.Empty;
        var queue = new OrderStatus[Width];
        queue[0] = start;
        int found = 1;
        for (int i = 0; i < found; i++)
        {
            OrderStatus status = queue[i];
            if (status != start && status.IsFinal())
            {
                continue;
            }

            for (OrderTrigger trigger = OrderTrigger.Process; trigger <= OrderTrigger.Cancel; trigger++)
            {
                ref OrderPath? path = ref table[Index(start, (byte)trigger.Target())];
                if (path is null && permitted[(byte)status].Contains(trigger))
                {
                    path = table[Index(start, (byte)status)]!.Then(new OrderTransition(status, trigger, permitted[(byte)status]));
                    queue[found++] = trigger.Target();
                }
            }
        }
    }
}
