using System.Globalization;

namespace SmmOrders.Tests;

/// <summary>How one order is explained to the customer.</summary>
public sealed class OrderGuideTests
{
    private static readonly OrderGuide Guide = new(RefundPolicy.HalfUp(2));

    [Fact]
    public void A_held_order_is_being_checked_and_its_refund_is_not_decided()
    {
        foreach (OrderStatus open in (OrderStatus[])[OrderStatus.Processing, OrderStatus.Pending, OrderStatus.InProgress])
        {
            OrderUpdate held = Some.Tracker.Observe(Some.Order(open, 300), StatusReport.Of(OrderStatus.Partial), Some.Noon.AddDays(1));

            OrderExplanation told = Guide.Explain(held.Order, held.Findings);

            Assert.Equal("The server says that your order has ended, but not how much of it was delivered.", told.Meaning);
            Assert.Equal("We are checking it. Your refund is decided as soon as the count is known.", told.Advice);
            Assert.Null(told.Money);
        }
    }

    [Fact]
    public void What_the_order_remembers_is_explained_even_after_a_failed_poll()
    {
        OrderState held = Some.Tracker.Observe(Some.Order(OrderStatus.InProgress, 300), StatusReport.Of(OrderStatus.Partial), Some.Noon).Order;
        OrderUpdate failed = Some.Tracker.Observe(held, StatusReport.Malformed("HTML"), Some.Noon.AddHours(1));
        OrderState stuck = Some.Tracker.CheckTime(Some.Order(OrderStatus.Processing), Some.Noon.AddHours(4)).Order;

        Assert.Equal("The server says that your order has ended, but not how much of it was delivered.", Guide.Explain(failed.Order, failed.Findings).Meaning);
        Assert.Equal(Guide.Explain(held), Guide.Explain(failed.Order));
        Assert.Contains("for longer than 3 h", Guide.Explain(stuck).Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_is_described_by_whether_it_was_applied()
    {
        OrderState partial = Some.Order(OrderStatus.Partial, 600, 4.00m);
        StatusReport report = StatusReport.Of(OrderStatus.Canceled);

        Assert.Equal(
            ["Canceled although part was delivered. The refund still follows the policy; check what the provider charged.",
             "The provider reported another end for an order that had ended; it was applied."],
            Guide.DescribeUpdate(Some.CorrectingTracker.Observe(partial, report, Some.Noon)));
        Assert.Equal(
            ["The provider reports another end for an order that has ended; it was not applied. Check which end is right."],
            Guide.DescribeUpdate(Some.Tracker.Observe(partial, report, Some.Noon)));
        Assert.Equal(
            Guide.Describe(Findings.RemainsMissing), Guide.DescribeUpdate(Some.Tracker.Observe(Some.Order(OrderStatus.InProgress), StatusReport.Of(OrderStatus.Partial), Some.Noon)));
    }

    [Fact]
    public void Only_a_late_order_is_explained_as_late()
    {
        const string Late = "This is taking longer than usual for this service. If nothing moves, contact support.";

        Assert.Equal(Late, Guide.Explain(Some.Order(OrderStatus.Pending), Findings.Late).Advice);
        Assert.Equal(Late, Guide.Explain(Some.Order(OrderStatus.InProgress, 300), Findings.Late).Advice);
        Assert.All(Some.Orders.Where(order => order.IsFinal), order => Assert.NotEqual(Late, Guide.Explain(order, Findings.Late).Advice));
    }

    [Fact]
    public void A_final_order_is_never_explained_as_held_or_stuck()
    {
        Findings all = Enum.GetValues<Findings>().Aggregate((a, b) => a | b);

        Assert.All(Some.Orders.Where(order => order.IsFinal), order => Assert.Equal(Guide.Explain(order), Guide.Explain(order, all)));
    }

    [Theory]
    [InlineData(null, "", false)]
    [InlineData(0L, "", false)]
    [InlineData(300L, "300 of 1000 delivered", true)]
    [InlineData(1000L, "all of it was delivered", true)]
    [InlineData(1002L, "all of it was delivered", true)]
    public void A_partial_order_states_its_count_if_it_is_meaningful(long? delivered, string words, bool told)
    {
        string meaning = Guide.Explain(Some.Order(OrderStatus.Partial, delivered)).Meaning;

        Assert.Equal(told, meaning != Guide.ExplainStatus(OrderStatus.Partial).Meaning);
        Assert.True(!told || meaning.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(OrderStatus.Pending)]
    [InlineData(OrderStatus.InProgress)]
    public void An_open_order_without_deliveries_is_explained_without_a_count(OrderStatus status)
    {
        Assert.Equal(Guide.ExplainStatus(status), Guide.Explain(Some.Order(status, delivered: 0)));
        Assert.Equal(Guide.ExplainStatus(status), Guide.Explain(Some.Order(status)));
        Assert.Contains("1 of 1000 delivered", Guide.Explain(Some.Order(status, delivered: 1)).Meaning, StringComparison.Ordinal);
    }

    [Fact]
    public void Money_is_mentioned_if_some_was_paid_back()
    {
        Assert.Equal(
            "You are charged 6.00 for the part that was delivered; 4.00 was refunded to your account.",
            Guide.Explain(Some.Order(OrderStatus.Partial, 600, 4.00m)).Money);
        Assert.Equal("We do not hold on to your money: 10.00 was refunded to your account.", Guide.Explain(Some.Order(OrderStatus.Canceled, 0, 10.00m)).Money);
        Assert.Equal("1.00 was refunded to your account.", Guide.Explain(Some.Order(OrderStatus.InProgress, 300, 1.00m)).Money);
        Assert.Null(Guide.Explain(Some.Order(OrderStatus.Partial, 1000)).Money);
        Assert.Null(Guide.Explain(Some.Order(OrderStatus.Completed, 1000)).Money);
    }

    [Fact]
    public void A_panel_that_pays_only_the_undelivered_part_does_not_promise_more()
    {
        var guide = new OrderGuide(RefundPolicy.HalfUp(2) with { OnCanceled = RefundOnCanceled.UndeliveredOnly });

        Assert.Equal(Guide.ExplainStatus(OrderStatus.Partial).Money, guide.ExplainStatus(OrderStatus.Canceled).Money);
    }

    [Fact]
    public void Amounts_are_written_as_the_panel_writes_them()
    {
        var guide = new OrderGuide(RefundPolicy.HalfUp(2)) { Money = new() { Symbol = "USD", Position = MoneySymbolPosition.AfterWithSpace } };
        OrderState order = Some.Order(OrderStatus.Partial, 600, 4.00m);

        Assert.Equal("You are charged 6.00 USD for the part that was delivered; 4.00 USD was refunded to your account.", guide.Explain(order).Money);
        Assert.Contains("4,00 USD", guide.Explain(order, culture: CultureInfo.GetCultureInfo("es-ES")).Money, StringComparison.Ordinal);
    }

    [Fact]
    public void A_guide_for_a_service_states_its_threshold_unless_a_call_passes_another()
    {
        var guide = new OrderGuide(RefundPolicy.HalfUp(2)) { Profile = new() { StuckAfter = TimeSpan.FromHours(5) } };
        OrderState order = Some.Order(OrderStatus.Processing);

        Assert.Contains(" in under 5 h. ", guide.ExplainStatus(OrderStatus.Processing).Advice, StringComparison.Ordinal);
        Assert.Contains(" in under 5 h. ", guide.Explain(order).Advice, StringComparison.Ordinal);
        Assert.Contains(" in under 3 h. ", guide.Explain(order, service: ServiceProfile.Default).Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("03:00:00", "3 h")]
    [InlineData("01:30:00", "1 h 30 min")]
    [InlineData("03:30:00", "3 h 30 min")]
    [InlineData("00:45:00", "45 min")]
    [InlineData("00:00:45", "45 s")]
    [InlineData("00:01:30", "1 min 30 s")]
    [InlineData("03:00:30", "3 h 30 s")]
    [InlineData("2.00:00:00", "48 h")]
    [InlineData("00:00:01.5", "1.5 s")]
    [InlineData("00:00:00.0000001", "0.0000001 s")]
    [InlineData("10675199.02:48:05.4775807", "256204778 h 48 min 5.4775807 s")]
    public void A_threshold_is_written_out_in_full(string threshold, string words)
    {
        TimeSpan span = TimeSpan.Parse(threshold, CultureInfo.InvariantCulture);
        var guide = new OrderGuide(RefundPolicy.HalfUp(2), new StuckRule(span));

        Cultures.Each(() =>
        {
            Assert.Contains($" in under {words}. After that, ", guide.ExplainStatus(OrderStatus.Processing).Advice, StringComparison.Ordinal);
            Assert.Contains($" in under {words}. After that, ", guide.Explain(Some.Order(OrderStatus.Processing)).Advice, StringComparison.Ordinal);
            Assert.Contains(
                $" for longer than {words}, ",
                Guide.Explain(Some.Order(OrderStatus.Processing), Findings.StuckInProcessing, service: new ServiceProfile { StuckAfter = span }).Meaning,
                StringComparison.Ordinal);
        });
    }

    [Fact]
    public void An_explanation_reads_as_one_paragraph()
    {
        Assert.Equal(
            "Partial: Your order was not delivered in full: 600 of 1000 delivered. You are charged 6.00 for the part that was delivered; "
            + "4.00 was refunded to your account. Order the rest again if you still want it.",
            Guide.Explain(Some.Order(OrderStatus.Partial, 600, 4.00m)).ToString());
        Assert.Equal(
            "Completed: The server has finished delivering your order as the service describes. Nothing to do.",
            Guide.Explain(Some.Order(OrderStatus.Completed, 1000)).ToString());
    }

    [Fact]
    public void Findings_are_described_one_sentence_each_in_the_order_of_their_codes()
    {
        Assert.Equal(
            ["Some steps happened between two polls; they were filled in.", "More was delivered than ordered."],
            Guide.Describe(Findings.OverDelivered | Findings.SkippedAhead));
        Assert.Empty(Guide.Describe(Findings.None));
        Assert.Equal(Guide.Describe(Findings.Late), Guide.Describe(Findings.Late | (Findings)(1 << 30)));
    }

    [Fact]
    public void A_null_argument_is_the_callers_error()
    {
        Assert.Throws<ArgumentNullException>("refunds", () => new OrderGuide(null!));
        Assert.Throws<ArgumentNullException>("order", () => Guide.Explain(null!));
        Assert.Throws<ArgumentNullException>("value", () => new OrderGuide(RefundPolicy.HalfUp(2)) { Texts = null! });
        Assert.Throws<ArgumentNullException>("value", () => new OrderGuide(RefundPolicy.HalfUp(2)) { Profile = null! });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(255)]
    public void An_undefined_status_cannot_be_explained(byte number) => BadInput.Refused(
        "status",
        (OrderStatus)number,
        $"{number} is not an order status. Use one of: Processing, Pending, InProgress, Completed, Canceled, Partial.",
        () => Guide.ExplainStatus((OrderStatus)number));

    [Fact]
    public void Explanations_with_the_same_content_are_equal() =>
        Assert.Equal(Guide.ExplainStatus(OrderStatus.Pending), Guide.ExplainStatus(OrderStatus.Pending, CultureInfo.GetCultureInfo("en-GB")));
}
