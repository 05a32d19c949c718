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
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Healthy", await PanelVisitor.TextOfAsync(answer));
    }
}
