namespace SmmOrders.Tests;

public sealed class StatusReportTests
{
    [Fact]
    public void The_stored_numbers_of_the_kinds_never_change() => Assert.Equal(
        ["Status 1", "UnknownStatus 2", "ProviderError 3", "NotReported 4", "Malformed 5"],
        Enum.GetValues<ReportKind>().Select(kind => $"{kind} {(byte)kind}"));

    [Fact]
    public void A_report_keeps_what_was_reported()
    {
        StatusReport partial = StatusReport.Of(OrderStatus.Partial, 157);
        Assert.Equal((ReportKind.Status, OrderStatus.Partial, Remains.Of(157)), (partial.Kind, partial.Status, partial.Remains));
        Assert.Equal((CancelCause.Unknown, null), (partial.Cause, partial.Detail));

        StatusReport canceled = StatusReport.Canceled(CancelCause.OrderIssue);
        Assert.Equal((ReportKind.Status, OrderStatus.Canceled, Remains.Missing), (canceled.Kind, canceled.Status, canceled.Remains));
        Assert.Equal(CancelCause.OrderIssue, canceled.Cause);

        Assert.Equal("Paused", StatusReport.UnknownStatus("Paused").Detail);
        Assert.Equal("Incorrect order ID", StatusReport.ProviderError("Incorrect order ID").Detail);
        Assert.Equal("not JSON", StatusReport.Malformed("not JSON").Detail);
        Assert.Null(StatusReport.NotReported().Detail);
        Assert.True(StatusReport.Of(OrderStatus.Completed).Remains.IsMissing);
    }

    [Fact]
    public void Only_a_report_about_a_parent_is_marked_as_such()
    {
        StatusReport parent = StatusReport.OfParent(OrderStatus.Canceled, 157);
        Assert.Equal((ReportKind.Status, OrderStatus.Canceled, Remains.Of(157), true), (parent.Kind, parent.Status, parent.Remains, parent.IsParent));
        Assert.Equal((CancelCause.Unknown, null, null), (parent.Cause, parent.Detail, parent.Refusal));
        Assert.True(StatusReport.OfParent(OrderStatus.Partial).Remains.IsMissing);

        StatusReport[] others =
        [
            StatusReport.Of(OrderStatus.Canceled), StatusReport.Canceled(CancelCause.Unknown), StatusReport.UnknownStatus("Paused"),
            StatusReport.ProviderError("x"), StatusReport.NotReported(), StatusReport.Malformed("x"), default,
        ];
        Assert.All(others, report => Assert.False(report.IsParent));
    }

    [Fact]
    public void Only_an_error_has_a_refusal_kind()
    {
        Assert.Equal(RefusalKind.Other, StatusReport.ProviderError("Incorrect order ID").Refusal);
        Assert.All(Enum.GetValues<RefusalKind>(), kind => Assert.Equal(kind, StatusReport.ProviderError("x", kind).Refusal));

        StatusReport[] others =
            [StatusReport.Of(OrderStatus.Canceled), StatusReport.UnknownStatus("Paused"), StatusReport.NotReported(), StatusReport.Malformed("x"), default];
        Assert.All(others, report => Assert.Null(report.Refusal));
    }

    [Fact]
    public void A_report_is_written_as_it_was_received() => Cultures.Each(() =>
    {
        Assert.Equal("Partial, remains 157", StatusReport.Of(OrderStatus.Partial, 157).ToString());
        Assert.Equal("Completed, remains -2", StatusReport.Of(OrderStatus.Completed, -2).ToString());
        Assert.Equal("Canceled, remains missing", StatusReport.Of(OrderStatus.Canceled).ToString());
        Assert.Equal("Partial, remains unreadable", StatusReport.Of(OrderStatus.Partial, Remains.Unreadable).ToString());
        Assert.Equal("Canceled, remains missing (parent)", StatusReport.OfParent(OrderStatus.Canceled).ToString());
        Assert.Equal("Partial, remains 157 (parent)", StatusReport.OfParent(OrderStatus.Partial, 157).ToString());
        Assert.Equal("UnknownStatus: Paused", StatusReport.UnknownStatus("Paused").ToString());
        Assert.Equal("ProviderError: Too many requests", StatusReport.ProviderError("Too many requests", RefusalKind.RateLimited).ToString());
        Assert.Equal("ProviderError: Incorrect order ID", StatusReport.ProviderError("Incorrect order ID").ToString());
        Assert.Equal("NotReported", StatusReport.NotReported().ToString());
        Assert.Equal("Malformed: not JSON", StatusReport.Malformed("not JSON").ToString());
        Assert.Equal("no report", default(StatusReport).ToString());
    });

    [Fact]
    public void Only_a_status_report_has_a_status()
    {
        StatusReport[] others =
            [StatusReport.UnknownStatus("Paused"), StatusReport.ProviderError("x"), StatusReport.NotReported(), StatusReport.Malformed("x"), default];
        Assert.All(others, report => Assert.Null(report.Status));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(255)]
    public void A_status_is_one_of_six(byte number)
    {
        string text = $"{number} is not an order status. Use one of: Processing, Pending, InProgress, Completed, Canceled, Partial.";

        BadInput.Refused("status", (OrderStatus)number, text, () => StatusReport.Of((OrderStatus)number));
        BadInput.Refused("status", (OrderStatus)number, text, () => StatusReport.Of((OrderStatus)number, 0));
        BadInput.Refused("status", (OrderStatus)number, text, () => StatusReport.OfParent((OrderStatus)number));
    }

    [Fact]
    public void A_cause_is_one_of_three() => BadInput.Refused(
        "cause",
        (CancelCause)3,
        "3 is not a cancel cause. Use one of: Unknown, OrderIssue, ServerDowntime.",
        () => StatusReport.Canceled((CancelCause)3));

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    [InlineData(255)]
    public void A_refusal_is_one_of_ten(byte number) => BadInput.Refused(
        "kind",
        (RefusalKind)number,
        $"{number} is not a kind of refusal. Use one of: ProviderOutOfFunds, Unauthorized, RateLimited, Maintenance, ActiveOrderOnLink, ServiceClosed, "
            + "BadLink, QuantityOutOfRange, Duplicate, Other.",
        () => StatusReport.ProviderError("x", (RefusalKind)number));

    [Fact]
    public void The_text_of_a_report_may_be_empty_but_not_null()
    {
        Assert.Equal("", StatusReport.UnknownStatus("").Detail);
        Assert.Throws<ArgumentNullException>("word", () => StatusReport.UnknownStatus(null!));
        Assert.Throws<ArgumentNullException>("message", () => StatusReport.ProviderError(null!));
        Assert.Throws<ArgumentNullException>("reason", () => StatusReport.Malformed(null!));
    }

    [Fact]
    public void Reports_with_the_same_content_are_equal()
    {
        Assert.Equal(StatusReport.Of(OrderStatus.Partial, 157), StatusReport.Of(OrderStatus.Partial, Remains.Of(157)));
        Assert.Equal(StatusReport.Of(OrderStatus.Canceled), StatusReport.Canceled(CancelCause.Unknown));
        Assert.NotEqual(StatusReport.Of(OrderStatus.Partial, 0), StatusReport.Of(OrderStatus.Partial));
        Assert.NotEqual(StatusReport.UnknownStatus("a"), StatusReport.ProviderError("a"));
        Assert.Equal(StatusReport.OfParent(OrderStatus.Partial, 157), StatusReport.OfParent(OrderStatus.Partial, 157));
        Assert.NotEqual(StatusReport.OfParent(OrderStatus.Canceled), StatusReport.Of(OrderStatus.Canceled));
        Assert.Equal(StatusReport.ProviderError("a"), StatusReport.ProviderError("a", RefusalKind.Other));
        Assert.NotEqual(StatusReport.ProviderError("a", RefusalKind.BadLink), StatusReport.ProviderError("a", RefusalKind.Duplicate));
    }
}
