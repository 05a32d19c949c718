namespace SmmOrders.PanelBackend.Tests;

public sealed class OrderAskingTests
{
    [Theory]
    [InlineData(ApplyStatus.Unknown, "We do not know whether we have your request.")]
    [InlineData(ApplyStatus.Conflict, "Look at it, then ask again.")]
    [InlineData(ApplyStatus.NotApplied, OrderView.Unreadable)]
    public void A_request_that_was_not_stored_is_explained_to_the_customer_without_what_the_store_says_to_the_staff(ApplyStatus status, string says)
    {
        string fault = OrderAsking.FaultOf(RequestKind.Cancel, new() { Order = OrderKey.Of(1L), Status = status, Reason = "canary" });
        Assert.Contains(says, fault);
        Assert.DoesNotContain("canary", fault);
    }
}
