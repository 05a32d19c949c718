namespace SmmOrders.Tests;

/// <summary>What a person may decide (domain rules, section 7), one example each, and why everything else is refused.</summary>
public sealed class DecisionTests
{
    private static readonly DateTimeOffset Later = Some.Noon.AddHours(1);
    private static readonly OrderTracker UndeliveredOnly = new(RefundPolicy.HalfUp(2) with { OnCanceled = RefundOnCanceled.UndeliveredOnly });
    private static readonly OrderState Open = Some.Order(OrderStatus.InProgress, 300);
    private static readonly OrderState Completed = Some.Order(OrderStatus.Completed, 1000);
    private static readonly OrderState Partial = Some.Order(OrderStatus.Partial, 600, 4.00m);
    private static readonly OrderState Canceled = Some.Order(OrderStatus.Canceled, 0, 10.00m);

    [Fact]
    public void An_open_order_ends_Completed_and_refunds_nothing() =>
        Decided(Open, Decision.EndCompleted(), OrderStatus.Completed, delivered: 1000, refunded: 0m, null);

    [Fact]
    public void An_open_order_ends_Partial_and_the_undelivered_part_is_refunded() =>
        Decided(Open, Decision.EndPartial(600), OrderStatus.Partial, delivered: 600, refunded: 4.00m, new(4.00m, 4.00m, RefundReason.PartiallyDelivered));

    [Fact]
    public void An_open_order_ends_Canceled_and_its_charge_is_refunded()
    {
        OrderState ended = Decided(
            Open, Decision.EndCanceled(CancelCause.ServerDowntime), OrderStatus.Canceled, delivered: 300, refunded: 10.00m, new(10.00m, 10.00m, RefundReason.Canceled));

        Assert.Equal(CancelCause.ServerDowntime, ended.CancelCause);
    }

    [Fact]
    public void An_end_fills_in_the_path_and_closes_what_a_hold_opened()
    {
        OrderState held = Some.Tracker.Observe(Some.Order(OrderStatus.Processing), StatusReport.Of(OrderStatus.Partial), Some.Noon).Order;

        OrderUpdate update = Some.Tracker.Decide(held, Decision.EndPartial(1), Later).Update;

        Assert.Equal("Processing > InProgress > Partial", update.Path.ToString());
        Assert.Equal((Findings.RemainsMissing, Findings.None), (update.Cleared, update.Order.Open));
    }

    [Fact]
    public void If_only_the_undelivered_part_is_refunded_a_cancellation_may_state_the_count()
    {
        DecisionOutcome outcome = UndeliveredOnly.Decide(Some.Order(OrderStatus.InProgress), Decision.EndCanceled(delivered: 250), Later);

        Assert.Equal((null, 7.50m, 250L), (outcome.Refusal, outcome.Update.Refund!.Amount, outcome.Update.Order.Delivered));
    }

    [Fact]
    public void An_order_that_waits_to_be_sent_is_withdrawn_and_refunded()
    {
        OrderUpdate update = Some.Tracker.Decide(Some.Tracker.Buy(1000, 10.00m, Some.Noon), Decision.EndCanceled(), Later).Update;

        Assert.Equal((OrderStatus.Canceled, SubmissionStatus.Withdrawn), (update.Order.Status, update.Order.Submission!.Status));
        Assert.Equal(new Refund(10.00m, 10.00m, RefundReason.Canceled), update.Refund);
    }

    [Fact]
    public void Completed_is_corrected_to_Partial_even_if_the_lifecycle_permits_no_corrections() =>
        Decided(Completed, Decision.CorrectToPartial(400), OrderStatus.Partial, delivered: 400, refunded: 6.00m, new(6.00m, 6.00m, RefundReason.Correction));

    [Fact]
    public void Completed_is_corrected_to_Canceled() =>
        Decided(Completed, Decision.CorrectToCanceled(), OrderStatus.Canceled, delivered: 1000, refunded: 10.00m, new(10.00m, 10.00m, RefundReason.Correction));

    [Fact]
    public void Partial_is_corrected_to_fewer_delivered_and_pays_what_is_still_due() =>
        Decided(Partial, Decision.CorrectToPartial(300), OrderStatus.Partial, delivered: 300, refunded: 7.00m, new(3.00m, 7.00m, RefundReason.Correction));

    [Fact]
    public void Partial_is_corrected_to_Canceled_and_the_rest_is_paid() =>
        Decided(Partial, Decision.CorrectToCanceled(), OrderStatus.Canceled, delivered: 600, refunded: 10.00m, new(6.00m, 10.00m, RefundReason.Correction));

    [Fact]
    public void A_correction_below_a_manual_refund_is_applied_and_pays_nothing() => Decided(
        Some.Order(OrderStatus.Partial, 600, 9.00m), Decision.CorrectToPartial(500), OrderStatus.Partial, delivered: 500, refunded: 9.00m, null);

    [Theory]
    [InlineData(OrderStatus.InProgress)]
    [InlineData(OrderStatus.Completed)]
    public void A_manual_refund_pays_up_to_its_total_and_keeps_the_status(OrderStatus status)
    {
        OrderState order = Some.Order(status, 300, 1.00m);

        OrderUpdate update = Some.Tracker.Decide(order, Decision.Refund(total: 3.50m, seen: 1.00m), Later).Update;

        Assert.Equal(new Refund(2.50m, 3.50m, RefundReason.Manual), update.Refund);
        Assert.Equal((status, Some.Noon, 3.50m), (update.Order.Status, update.Order.StatusSince, update.Order.Refunded));
        Assert.Equal(0, update.Path.Count);
    }

    [Fact]
    public void A_manual_refund_of_all_that_is_kept_is_exactly_the_charge()
    {
        OrderState order = Some.State(OrderStatus.Completed, Some.Noon, 1000, 0.27819m);

        Assert.Equal(0.27819m, Some.Tracker.Decide(order, Decision.Refund(0.27819m, 0m), Later).Update.Refund!.Amount);
    }

    [Fact]
    public void A_double_click_is_a_conflict_and_pays_once()
    {
        var click = Decision.Refund(total: 5.00m, seen: 4.00m);

        DecisionOutcome first = Some.Tracker.Decide(Partial, click, Later);
        DecisionOutcome second = Some.Tracker.Decide(first.Update.Order, click, Later);

        Assert.Equal((null, 1.00m), (first.Refusal, first.Update.Refund!.Amount));
        Assert.Equal((DecisionRefusal.Conflict, null), (second.Refusal, second.Update.Refund));
        Assert.Same(first.Update.Order, second.Update.Order);
    }

    public static TheoryData<DecisionRefusal, string, OrderState, Decision> Refused => new()
    {
        { DecisionRefusal.OrderEnded, "end what has ended", Partial, Decision.EndCanceled() },
        { DecisionRefusal.OrderEnded, "complete what was canceled", Canceled, Decision.EndCompleted() },
        { DecisionRefusal.OrderOpen, "correct what is open", Open, Decision.CorrectToCanceled() },
        { DecisionRefusal.OrderNotPlaced, "complete what was not sent", Queued, Decision.EndCompleted() },
        { DecisionRefusal.OrderNotPlaced, "deliver part of what was not sent", Queued, Decision.EndPartial(1) },
        { DecisionRefusal.OrderSending, "cancel what is being sent", Sending, Decision.EndCanceled() },
        { DecisionRefusal.NeverCorrected, "correct Canceled", Canceled, Decision.CorrectToPartial(1) },
        { DecisionRefusal.DeliveredOutOfRange, "a Partial with nothing delivered", Open, Decision.EndPartial(0) },
        { DecisionRefusal.DeliveredOutOfRange, "a Partial with all delivered", Open, Decision.EndPartial(1000) },
        { DecisionRefusal.DeliveredOutOfRange, "fewer than none delivered", Open, Decision.EndCanceled(delivered: -1) },
        { DecisionRefusal.NotFewerDelivered, "the same Partial again", Partial, Decision.CorrectToPartial(600) },
        { DecisionRefusal.NotFewerDelivered, "more delivered", Partial, Decision.CorrectToPartial(601) },
        { DecisionRefusal.DeliveredUnknown, "nobody knows the count that the refund depends on", Some.Order(OrderStatus.Pending), Decision.EndCanceled() },
        { DecisionRefusal.Conflict, "another total was seen", Partial, Decision.Refund(5.00m, 0m) },
        { DecisionRefusal.NothingToPay, "the total that is paid already", Partial, Decision.Refund(4.00m, 4.00m) },
        { DecisionRefusal.NothingToPay, "money back", Partial, Decision.Refund(3.00m, 4.00m) },
        { DecisionRefusal.AboveCharge, "more than was charged", Partial, Decision.Refund(10.01m, 4.00m) },
        { DecisionRefusal.TooManyDecimals, "a fraction of a cent", Partial, Decision.Refund(4.005m, 4.00m) },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_refused_decision_changes_nothing_and_gives_the_reason(DecisionRefusal refusal, string what, OrderState order, Decision decision)
    {
        OrderTracker tracker = refusal == DecisionRefusal.DeliveredUnknown ? UndeliveredOnly : Some.Tracker;

        DecisionOutcome outcome = tracker.Decide(order, decision, Later);

        Assert.True(refusal == outcome.Refusal, what);
        Assert.Same(order, outcome.Update.Order);
        Assert.Equal((null, Findings.None, false), (outcome.Update.Refund, outcome.Update.Findings, outcome.Update.Changed));
    }

    [Fact]
    public void Every_refusal_has_an_example() => Assert.Equal(Enum.GetValues<DecisionRefusal>(), Refused.Select(row => row.Data.Item1).Distinct().Order());

    private static OrderState Queued => Some.Tracker.Buy(1000, 10.00m, Some.Noon);

    private static OrderState Sending => Some.Tracker.Submit(Queued, SubmissionStep.Send(Later), Some.Noon).Update.Order;

    private static OrderState Decided(OrderState order, Decision decision, OrderStatus status, long delivered, decimal refunded, Refund? refund)
    {
        DecisionOutcome outcome = Some.Tracker.Decide(order, decision, Later);

        Assert.Null(outcome.Refusal);
        Assert.Equal((status, Later, delivered, refunded), (outcome.Update.Order.Status, outcome.Update.Order.StatusSince, outcome.Update.Order.Delivered, outcome.Update.Order.Refunded));
        Assert.Equal(refund, outcome.Update.Refund);
        return outcome.Update.Order;
    }
}
