namespace SmmOrders.Tests;

/// <summary>One tracker and one lifecycle, used by all threads at once, give the same answers as with one.</summary>
public sealed class ThreadTests
{
    private const int Questions = 100_000;

    [Fact]
    public void A_tracker_gives_every_thread_the_same_answers()
    {
        OrderState[] orders = [.. Some.Orders];
        OrderUpdate[] alone = new OrderUpdate[Questions];
        OrderUpdate[] together = new OrderUpdate[Questions];
        for (int i = 0; i < Questions; i++)
        {
            alone[i] = Answer(i);
        }

        Parallel.For(0, Questions, i => together[i] = Answer(i));

        Assert.True(alone.AsSpan().SequenceEqual(together));
        Assert.Contains(alone, update => update.Refund is not null);

        OrderUpdate Answer(int i)
        {
            OrderState order = orders[i % orders.Length];
            OrderStatus reported = OrderStatuses.All[i / 7 % 6];
            StatusReport report = i % 11 == 0 ? StatusReport.UnknownStatus("Paused") : StatusReport.Of(reported, (i / 13 % 1200) - 100);
            return Some.CorrectingTracker.Observe(
                order, report, Some.Noon.AddMinutes(i % 500), i % 2 == 0 ? Some.DeliversWhilePending : null);
        }
    }

    [Fact]
    public void A_lifecycle_gives_every_thread_the_same_answers()
    {
        OrderLifecycle lifecycle = OrderLifecycle.PerfectPanel.WithCorrections();
        string[] alone = [.. Enumerable.Range(0, 36).Select(Answer)];
        string[] together = new string[Questions];

        Parallel.For(0, Questions, i => together[i] = Answer(i % 36));

        for (int i = 0; i < Questions; i++)
        {
            Assert.Equal(alone[i % 36], together[i]);
        }

        string Answer(int i)
        {
            (OrderStatus status, OrderTrigger trigger) = (OrderStatuses.All[i / 6], OrderStatuses.AllTriggers[i % 6]);
            bool fired = lifecycle.TryFire(status, trigger, out OrderTransition transition);
            bool found = lifecycle.TryFindPath(status, trigger.Target(), out OrderPath path);
            return $"{fired} {transition} {lifecycle.PermittedTriggers(status)} {found} {path}";
        }
    }
}
