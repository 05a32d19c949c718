namespace SmmOrders.Tests;

public sealed class NoOrderTests
{
    [Fact]
    public void Whatever_is_reported_of_no_order_is_the_callers_mistake()
    {
        StatusReport[] reports =
        [
            .. OrderStatuses.All.Select(status => StatusReport.Of(status, 1)),
            StatusReport.UnknownStatus("Paused"), StatusReport.ProviderError("x"), StatusReport.NotReported(), StatusReport.Malformed("x"),
        ];

        Assert.All(reports, report => Assert.Throws<ArgumentNullException>("order", () => Some.Tracker.Observe(null!, report, Some.Noon)));
    }
}
