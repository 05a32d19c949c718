using System.Net;

namespace SmmOrders.PanelBackend.Tests;

public sealed class HealthTests(RunningPanel panel)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task The_panel_says_that_it_is_well_to_who_is_not_signed_in(string path)
    {
        using var visitor = new PanelVisitor(panel.Address);
        using HttpResponseMessage answer = await visitor.GetAsync(path);

        // Where an hour is six seconds, a machine that is busy looks slow: degraded is still ready.
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.NotEqual("Unhealthy", await PanelVisitor.TextOfAsync(answer));
    }
}
