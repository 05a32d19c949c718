namespace SmmOrders.Tests;

/// <summary>What a request to cancel does while the order is not placed (domain rules, section 7).</summary>
public sealed class CancelRequestTests
{
    private static readonly DateTimeOffset Later = Some.Noon.AddHours(1);
    private static readonly OrderState Queued = Some.Tracker.Buy(1000, 10.00m, Some.Noon);
    private static readonly OrderState Sending = After(Queued, SubmissionStep.Send(Later));

    public static TheoryData<string, OrderState> Withdrawable => new()
    {
        { "queued", Queued },
        { "refused", After(Sending, SubmissionStep.Refuse(RefusalKind.BadLink)) },
    };

    public static TheoryData<string, OrderState> AtTheProvider => new()
    {
        { "sending", Sending },
        { "unknown", After(Sending, SubmissionStep.LoseTrack()) },
    };

    [Theory]
    [MemberData(nameof(Withdrawable), DisableDiscoveryEnumeration = true)]
    public void A_cancel_withdraws_what_the_provider_certainly_does_not_have(string status, OrderState order)
    {
        RequestOutcome outcome = Some.Tracker.Ask(order, RequestKind.Cancel, Later);

        OrderState after = outcome.Update.Order;
        Assert.True(outcome.Refusal is null, status);
        Assert.Equal((OrderStatus.Canceled, Later, SubmissionStatus.Withdrawn, null), (after.Status, after.StatusSince, after.Submission!.Status, after.Request));
        Assert.Equal(new Refund(10.00m, 10.00m, RefundReason.Canceled), outcome.Update.Refund);
        Assert.Equal((Findings.None, Findings.None, order.Open), (after.Open, outcome.Update.Raised, outcome.Update.Cleared));
        Assert.Equal(RequestRefusal.OrderEnded, Some.Tracker.Ask(after, RequestKind.Cancel, Later).Refusal);
    }

    [Theory]
    [MemberData(nameof(AtTheProvider), DisableDiscoveryEnumeration = true)]
    public void A_cancel_is_refused_while_the_provider_may_have_the_order(string status, OrderState order)
    {
        RequestOutcome outcome = Some.Tracker.Ask(order, RequestKind.Cancel, Later);

        Assert.True(outcome.Refusal == RequestRefusal.OrderNotPlaced, status);
        Assert.Same(order, outcome.Update.Order);
    }

    [Theory]
    [MemberData(nameof(Withdrawable), DisableDiscoveryEnumeration = true)]
    [MemberData(nameof(AtTheProvider), DisableDiscoveryEnumeration = true)]
    public void A_refill_of_an_order_that_is_not_placed_is_refused(string status, OrderState order)
    {
        RequestOutcome outcome = Some.Tracker.Ask(order, RequestKind.Refill, Later);

        Assert.True(outcome.Refusal == RequestRefusal.OrderNotPlaced, status);
        Assert.Same(order, outcome.Update.Order);
    }

    private static OrderState After(OrderState order, SubmissionStep step) => Some.Tracker.Submit(order, step, Some.Noon).Update.Order;
}
