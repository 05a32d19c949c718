namespace SmmOrders.Tests;

/// <summary>The guide covers what panels tell their customers: domain rules S1 to S15.</summary>
public sealed class CustomerRulesTests
{
    private static readonly OrderGuide Guide = new(RefundPolicy.HalfUp(2));

    [Fact]
    public void S1_An_order_is_one_of_six_things() => Assert.Equal(
        ["Processing", "Pending", "In progress", "Completed", "Canceled", "Partial"],
        OrderStatuses.All.Select(status => Guide.ExplainStatus(status).Title));

    [Fact]
    public void S2_Processing_is_received_and_not_started_or_something_is_wrong() => Says(
        Guide.ExplainStatus(OrderStatus.Processing).Meaning,
        "We have received your order", "the server has not started on it yet", "something is wrong with the order", "the wrong link format or the wrong service");

    [Fact]
    public void S3_A_server_delay_turns_into_Pending_or_In_progress_in_under_3_hours() => Says(
        Guide.Explain(Some.Order(OrderStatus.Processing)).Advice,
        "When the server is only slow", "changes to Pending or In progress in under 3 h");

    [Fact]
    public void S4_Longer_than_3_hours_check_the_order_then_contact_support()
    {
        Says(
            Guide.ExplainStatus(OrderStatus.Processing).Advice,
            "After that, check that you placed the order correctly", "if you are sure that you made no mistake, contact support");

        OrderUpdate stuck = Some.Tracker.Observe(Some.Order(OrderStatus.Processing), StatusReport.NotReported(), Some.Noon.AddHours(4));
        OrderExplanation told = Guide.Explain(stuck.Order, stuck.Findings);
        Says(told.Meaning, "processing for longer than 3 h");
        Says(told.Advice, "Check that you placed the order correctly", "If you are sure that you made no mistake, contact support");
        Says(Assert.Single(Guide.Describe(stuck.Findings & Findings.StuckInProcessing)), "Stuck in Processing", "Check the link and the service");
    }

    [Fact]
    public void S5_Pending_is_in_the_servers_queue_and_how_long_varies_by_service()
    {
        Says(Guide.ExplainStatus(OrderStatus.Pending).Meaning, "The server has received your order and placed it in its queue for delivery");
        Says(Guide.ExplainStatus(OrderStatus.Pending).Advice, "How long an order waits in the queue varies by service");
    }

    [Fact]
    public void S6_With_some_services_an_order_stays_Pending_after_delivery_has_started()
    {
        Says(Guide.ExplainStatus(OrderStatus.Pending).Meaning, "With some services, an order stays Pending even after delivery has started");
        Says(
            Guide.Explain(Some.Order(OrderStatus.Pending, delivered: 300), service: Some.DeliversWhilePending).Meaning,
            "With this service, delivery starts while the order is still Pending: 300 of 1000 delivered so far");
    }

    [Fact]
    public void S7_In_progress_is_delivering_and_some_services_take_long()
    {
        Says(Guide.ExplainStatus(OrderStatus.InProgress).Meaning, "The server is delivering your order");
        Says(Guide.Explain(Some.Order(OrderStatus.InProgress, delivered: 300)).Meaning, "The server is delivering your order: 300 of 1000 delivered so far");
        Says(Guide.ExplainStatus(OrderStatus.InProgress).Advice, "How long delivery takes varies by service", "for some it is long");
    }

    [Fact]
    public void S8_Completed_is_delivered_as_the_service_describes()
    {
        OrderExplanation told = Guide.ExplainStatus(OrderStatus.Completed);
        Says(told.Meaning, "The server has finished delivering your order as the service describes");
        Assert.Null(told.Money);
    }

    [Fact]
    public void S9_Canceled_is_an_issue_with_the_order_or_a_server_downtime()
    {
        Says(
            Guide.ExplainStatus(OrderStatus.Canceled).Meaning,
            "The server could not deliver your order", "there was an issue with it", "the wrong link or the wrong service", "the server went down during delivery");
        Says(Explained(OrderStatus.Processing, StatusReport.Of(OrderStatus.Canceled)).Meaning, "There may be an issue with it", "the wrong link or the wrong service");
        Says(
            Explained(OrderStatus.InProgress, StatusReport.Of(OrderStatus.Canceled)).Meaning,
            "The server could not finish your order", "it may have gone down during delivery");
        Says(Explained(OrderStatus.InProgress, StatusReport.Of(OrderStatus.Canceled)).Money, "We do not hold on to your money");
    }

    [Fact]
    public void S10_The_money_for_a_canceled_order_is_refunded_automatically()
    {
        Says(Guide.ExplainStatus(OrderStatus.Canceled).Money, "The money that you paid is refunded to your account automatically");
        Says(Explained(OrderStatus.Pending, StatusReport.Of(OrderStatus.Canceled)).Money, "10.00 was refunded to your account");
    }

    [Fact]
    public void S11_Without_a_mistake_simply_place_the_order_again()
    {
        Says(Guide.ExplainStatus(OrderStatus.Canceled).Advice, "If you are sure that you made no mistake, simply place the order again");
        Says(
            Explained(OrderStatus.Processing, StatusReport.Of(OrderStatus.Canceled)).Advice,
            "Check the link, its format, and the service", "If you are sure that you made no mistake, simply place the order again");
        Assert.Equal("Simply place the order again.", Explained(OrderStatus.InProgress, StatusReport.Of(OrderStatus.Canceled)).Advice);
    }

    [Fact]
    public void S12_Partial_was_not_delivered_in_full()
    {
        OrderState order = Some.Tracker.Place(500, 5.00m, Some.Noon);
        OrderUpdate update = Some.Tracker.Observe(order, StatusReport.Of(OrderStatus.Partial, 300), Some.Noon);

        Says(Guide.ExplainStatus(OrderStatus.Partial).Meaning, "Your order was not delivered in full");
        Says(Guide.Explain(update.Order).Meaning, "Your order was not delivered in full: 200 of 500 delivered");
    }

    [Fact]
    public void S13_Only_the_delivered_part_is_charged_and_the_rest_is_refunded()
    {
        Says(
            Guide.ExplainStatus(OrderStatus.Partial).Money,
            "You are charged only for the part that was delivered", "the rest is refunded to your account automatically");
        Says(
            Explained(OrderStatus.InProgress, StatusReport.Of(OrderStatus.Partial, 400)).Money,
            "You are charged 6.00 for the part that was delivered", "4.00 was refunded to your account");
    }

    [Fact]
    public void S14_With_some_services_Partial_means_Canceled_if_nothing_was_delivered()
    {
        Says(
            Guide.ExplainStatus(OrderStatus.Partial).Meaning,
            "With some services, Partial may mean Canceled", "if nothing at all was delivered, the order counts as Canceled");
        OrderExplanation told = Explained(OrderStatus.InProgress, StatusReport.Of(OrderStatus.Partial, 1000));
        Assert.Equal("Canceled", told.Title);
        Says(told.Money, "10.00 was refunded");
        Says(Guide.Explain(Some.Order(OrderStatus.Partial, delivered: 0)).Meaning, "if nothing at all was delivered, the order counts as Canceled");
    }

    [Fact]
    public void S15_Nothing_delivered_and_marked_Partial_check_that_you_made_no_mistake()
    {
        Says(Guide.ExplainStatus(OrderStatus.Partial).Meaning, "if nothing at all was delivered", "you should check that you made no mistake");
        Says(Explained(OrderStatus.InProgress, StatusReport.Of(OrderStatus.Partial, 1000)).Advice, "Check the link, its format, and the service");
        Says(
            Assert.Single(Guide.Describe(Findings.PartialWithNothingDelivered)),
            "Reported Partial with nothing delivered", "Check the order for mistakes");
    }

    private static OrderExplanation Explained(OrderStatus was, StatusReport report)
    {
        OrderUpdate update = Some.Tracker.Observe(Some.Order(was), report, Some.Noon);
        return Guide.Explain(update.Order, update.Findings);
    }

    private static void Says(string? text, params string[] words) =>
        Assert.All(words, word => Assert.Contains(word, text, StringComparison.Ordinal));
}
