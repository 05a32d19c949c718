namespace SmmOrders.Tests;

public sealed class NoOrderTests
{
    [Fact]
    public void Any_report_about_a_null_order_is_the_callers_error()
    {
        StatusReport[] reports =
        [
            .. OrderStatuses.All.Select(status => StatusReport.Of(status, 1)),
            StatusReport.UnknownStatus("Paused"), StatusReport.ProviderError("x"), StatusReport.NotReported(), StatusReport.Malformed("x"),
        ];

        Assert.All(reports, report => Assert.Throws<ArgumentNullException>("order", () => Some.Tracker.Observe(null!, report, Some.Noon)));
    }
}
