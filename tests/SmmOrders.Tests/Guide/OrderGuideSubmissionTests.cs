namespace SmmOrders.Tests;

/// <summary>What the customer reads while the order is not at the provider, and about a request.</summary>
public sealed class OrderGuideSubmissionTests
{
    private static readonly OrderGuide Guide = new(RefundPolicy.HalfUp(2));

    private static readonly OrderState Bought = Some.Tracker.Buy(1000, 10.00m, Some.Noon);

    [Fact]
    public void Until_the_threshold_a_queued_order_is_received_and_not_sent_yet_and_past_it_there_is_advice()
    {
        OrderExplanation waiting = Guide.Explain(Some.Tracker.CheckTime(Bought, Some.Noon.AddHours(3)).Order);
        OrderExplanation late = Guide.Explain(Some.Tracker.CheckTime(Bought, Some.Noon.AddHours(4)).Order);

        Assert.Equal("Processing: We have received your order and have not sent it to the server yet. Nothing to do.", waiting.ToString());
        Assert.Equal("We received your order more than 3 h ago and still have not sent it to the server.", late.Meaning);
        Assert.Equal("Check that you placed the order correctly: the link, its format, and the service. If you are sure that you made no mistake, contact support.", late.Advice);
    }

    [Fact]
    public void A_withdrawn_order_says_that_the_server_did_not_confirm_it_and_that_all_money_is_back()
    {
        OrderState sending = Some.Tracker.Submit(Bought, SubmissionStep.Send(Some.Noon.AddMinutes(2)), Some.Noon).Update.Order;
        OrderState refused = Some.Tracker.Submit(sending, SubmissionStep.Refuse(RefusalKind.BadLink), Some.Noon).Update.Order;

        // The server has seen the second one.
        Assert.All([Bought, refused], order => Assert.Equal(
            "Canceled: Your order was canceled before the server confirmed it. We do not hold on to your money: 10.00 was refunded to your account. If you still want it, place the order again.",
            Guide.Explain(Some.Tracker.Ask(order, RequestKind.Cancel, Some.Noon).Update.Order).ToString()));
    }

    [Fact]
    public void A_placed_order_is_explained_by_its_status()
    {
        OrderState sending = Some.Tracker.Submit(Bought, SubmissionStep.Send(Some.Noon.AddMinutes(2)), Some.Noon).Update.Order;
        OrderState placed = Some.Tracker.Submit(sending, SubmissionStep.Place(), Some.Noon).Update.Order;

        Assert.Equal(Guide.DescribeSubmission(SubmissionStatus.Sending), Guide.Explain(sending).Meaning);
        Assert.Equal(Guide.ExplainStatus(OrderStatus.Processing), Guide.Explain(placed));
    }

    [Fact]
    public void A_request_is_described_in_addition_to_the_status()
    {
        OrderState asked = Some.Tracker.Ask(Some.Order(OrderStatus.InProgress, 300), RequestKind.Cancel, Some.Noon).Update.Order;

        Assert.Equal("You asked us to cancel this order. We will pass that on to the server.", Guide.Explain(asked).Request);
        Assert.Contains("300 of 1000 delivered so far. You asked us to cancel this order.", Guide.Explain(asked).ToString(), StringComparison.Ordinal);
        Assert.Null(Guide.Explain(Some.Order(OrderStatus.InProgress)).Request);
    }

    [Fact]
    public void An_undefined_state_is_refused()
    {
        _ = Assert.Throws<ArgumentOutOfRangeException>("status", () => Guide.DescribeSubmission(0));
        _ = Assert.Throws<ArgumentOutOfRangeException>("status", () => Guide.DescribeRequest(RequestKind.Cancel, 0));
        _ = Assert.Throws<ArgumentOutOfRangeException>("kind", () => Guide.DescribeRequest(0, RequestStatus.Asked));
    }
}
