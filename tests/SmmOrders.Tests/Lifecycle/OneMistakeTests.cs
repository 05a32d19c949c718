namespace SmmOrders.Tests;

public sealed class OneMistakeTests
{
    [Fact]
    public void A_transition_with_the_wrong_trigger_is_reported_once_and_its_status_counts_as_reachable()
    {
        var error = Assert.Throws<InvalidOrderLifecycleException>("configure", () => OrderLifecycle.Create(machine =>
        {
            machine.Configure(OrderStatus.Processing)
                .Permit(OrderTrigger.Complete, OrderStatus.Pending).Permit(OrderTrigger.Start, OrderStatus.InProgress).Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
            machine.Configure(OrderStatus.Pending)
                .Permit(OrderTrigger.Start, OrderStatus.InProgress).Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
            machine.Configure(OrderStatus.InProgress)
                .Permit(OrderTrigger.Complete, OrderStatus.Completed).Permit(OrderTrigger.EndPartially, OrderStatus.Partial)
                .Permit(OrderTrigger.Cancel, OrderStatus.Canceled);
        }));

        Assert.Equal(["Complete from Processing leads to Pending: it can only lead to Completed."], error.Faults);
    }

    [Fact]
    public void Every_status_has_the_trigger_that_leads_to_it() => Assert.All(
        OrderStatuses.All,
        status => Assert.Equal(status, OrderLifecycleTable.TriggerOf(status).Target()));
}
