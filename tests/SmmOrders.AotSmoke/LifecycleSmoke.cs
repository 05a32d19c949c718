using Stateless;

namespace SmmOrders.AotSmoke;

internal static class LifecycleSmoke
{
    public static void Run()
    {
        OrderLifecycle own = OrderLifecycle.Create(machine =>
        {
            machine.Configure(OrderStatus.Processing).Permit(OrderTrigger.Queue, OrderStatus.Pending).Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
            machine.Configure(OrderStatus.Pending).Permit(OrderTrigger.Start, OrderStatus.InProgress);
            machine.Configure(OrderStatus.InProgress)
                .Permit(OrderTrigger.Complete, OrderStatus.Completed)
                .Permit(OrderTrigger.EndPartially, OrderStatus.Partial)
                .Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
        });
        Walk("default", OrderLifecycle.Default);
        Walk("perfect panel", OrderLifecycle.PerfectPanel);
        Walk("corrections", OrderLifecycle.Default.WithCorrections());
        Walk("while pending", OrderLifecycle.PerfectPanel.WithDeliveryWhilePending());
        Walk("own", own);

        Walk(own.PermittedTriggers(OrderStatus.Processing));
        Say.Line($"open {string.Join(' ', OrderStatuses.Open)}, final {string.Join(' ', OrderStatuses.Final)}");
        foreach (string? word in new[] { "In progress", "IN-PROGRESS", "Cancelled", "Not completed", null })
        {
            Say.Line($"{word}: {OrderStatuses.TryParse(word, out OrderStatus read)} {read} {OrderStatuses.TryParse(word.AsSpan(), out OrderStatus ofSpan)} {ofSpan}");
        }

        Say.Outcome("no transitions", () => OrderLifecycle.Create(_ => { }));
        Say.Outcome("final start", () => OrderLifecycle.Create(_ => { }, OrderStatus.Partial));
        Say.Outcome("permitted is no error", () => new InvalidOrderTransitionException(own.Evaluate(OrderStatus.Pending, OrderTrigger.Start)));
        try
        {
            _ = OrderLifecycle.Create(machine => machine.Configure(OrderStatus.Completed).Permit(OrderTrigger.Start, OrderStatus.InProgress));
        }
        catch (InvalidOrderLifecycleException refusal)
        {
            Say.Line($"faults: {string.Join(" | ", refusal.Faults)}");
        }
    }

    private static void Walk(string name, OrderLifecycle lifecycle)
    {
        Say.Line($"{name} starts {lifecycle.InitialStatus}\n{lifecycle.ToMermaid()}\n{lifecycle.ToDot()}");
        foreach (OrderStatus status in OrderStatuses.All)
        {
            Say.Line($"{status}: {status.ToWireName()}, final {status.IsFinal()}, open {status.IsOpen()}, {lifecycle.PermittedTriggers(status)}");
            foreach (OrderTrigger trigger in OrderStatuses.AllTriggers)
            {
                Fire(lifecycle, status, trigger);
            }

            foreach (OrderStatus to in OrderStatuses.All)
            {
                Say.Line($"  to {to}: {lifecycle.TryFindPath(status, to, out OrderPath path)} {path} {path.Count} {path.Equals(OrderPath.Empty)}");
                Follow(path);
            }
        }
    }

    // As `foreach` does it, by hand.
    private static void Walk(OrderTriggerSet triggers)
    {
        OrderTriggerSet.Enumerator walk = triggers.GetEnumerator();
        while (walk.MoveNext())
        {
            OrderTrigger current = walk.Current;
            Say.Line($"{current}");
        }

        Say.Line($"{string.Join(", ", triggers.Triggers)}");
    }

    private static void Fire(OrderLifecycle lifecycle, OrderStatus status, OrderTrigger trigger)
    {
        OrderTransition evaluated = lifecycle.Evaluate(status, trigger);
        bool fired = lifecycle.TryFire(status, trigger, out OrderTransition transition);
        OrderStatus live = status;
        StateMachine<OrderStatus, OrderTrigger> machine = lifecycle.CreateMachine(() => live, next => live = next);
        bool can = machine.CanFire(trigger);
        if (can)
        {
            machine.Fire(trigger);
        }

        Say.Line($"  {trigger} to {trigger.Target()}: {fired} {transition} {evaluated.IsPermitted} {evaluated.From} {evaluated.Trigger} {evaluated.To} {evaluated.RefusalReason} live {can} {live}");
        Say.Line($"  {evaluated.PermittedTriggers.Count} {evaluated.PermittedTriggers.Contains(trigger)} {evaluated == transition}");
        try
        {
            Say.Line($"  fired: {lifecycle.Fire(status, trigger)}");
        }
        catch (InvalidOrderTransitionException refusal)
        {
            Say.Line($"  refused: {refusal.Message} {refusal.Transition.PermittedTriggers}");
        }
    }

    private static void Follow(OrderPath path)
    {
        Say.Line($"    {string.Join(" > ", path.Statuses)} {path.Transitions.Length}");
        foreach (OrderTransition transition in path)
        {
            foreach (OrderTrigger trigger in transition.PermittedTriggers)
            {
                Say.Line($"    {transition.From} permits {trigger}");
            }
        }

        Say.Outcome("    first", () => path.Count > 0 ? path[0].ToString() : "none");
    }
}
