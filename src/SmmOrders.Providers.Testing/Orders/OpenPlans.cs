namespace SmmOrders.Providers.Testing;

/// <summary>Creates the orders of drip-feeds and subscriptions as they come due.</summary>
internal sealed class OpenPlans(SimulatedProviderOptions options, SimulatedOrders orders)
{
    private readonly Lock _gate = new();
    private readonly List<SimulatedOrder> _parents = [];
    private bool _running;

    internal void Add(SimulatedOrder parent)
    {
        lock (_gate)
        {
            _parents.Add(parent);
        }

        CatchUp();
    }

    /// <summary>Creates all orders that are due by now; each is placed at the time when it was due.</summary>
    internal void CatchUp()
    {
        lock (_gate)
        {
            // The function that returns a child's history may itself read the orders.
            if (_running || _parents.Count == 0)
            {
                return;
            }

            _running = true;
            try
            {
                DateTimeOffset now = options.Time.GetUtcNow();

                // A drip-feed that has caught up refunds exactly what it should; only then is the money for posts counted.
                foreach (SimulatedOrder parent in _parents.OrderBy(parent => parent.Plan!.Runs is null).ToArray())
                {
                    while (TryMake(parent, now))
                    {
                    }
                }

                _ = _parents.RemoveAll(parent => parent.At(now).Status.IsFinal());
            }
            finally
            {
                _running = false;
            }
        }
    }

    private bool TryMake(SimulatedOrder parent, DateTimeOffset now)
    {
        OrderPlan plan = parent.Plan!;
        int index = parent.ChildCount;
        if (plan.DueAt(index) is not { } due || due > now || !Works(parent, due, now))
        {
            return false;
        }

        long quantity = plan.QuantityOf(index);
        decimal charge = parent.Service.PriceOf(quantity);

        // All runs of a drip-feed are paid in advance, and so is the first post of a subscription; a later post is paid for when
        // it comes, and waits until there is enough money.
        if (plan.Runs is null && index > 0 && !orders.Account.TryCharge(charge))
        {
            return false;
        }

        var child = new SimulatedOrder(orders.NextNumber(), parent.Service, parent.Link, quantity, charge, due) { Parent = parent, IsPaid = true };
        parent.Add(orders.Add(child));
        return true;
    }

    // An order that comes due while a word of its own, such as Paused, holds it up waits until that is over.
    private static bool Works(SimulatedOrder parent, DateTimeOffset due, DateTimeOffset now)
    {
        HistoryStep then = parent.History.At(due - parent.PlacedAt), present = parent.History.At(now - parent.PlacedAt);
        return then.Status.IsOpen() && (then.Word is null || (present.Status.IsOpen() && present.Word is null));
    }
}
