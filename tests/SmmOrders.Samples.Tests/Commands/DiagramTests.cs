namespace SmmOrders.Samples.Tests.Commands;

public sealed class DiagramTests
{
    [Fact]
    public async Task It_draws_the_lifecycle_that_is_named()
    {
        Assert.Equal(OrderLifecycle.Default.ToMermaid(), await DrawAsync());
        Assert.Equal(OrderLifecycle.Default.ToMermaid(), await DrawAsync("--lifecycle", "default", "--format", "mermaid"));
        Assert.Equal(OrderLifecycle.PerfectPanel.ToMermaid(), await DrawAsync("--lifecycle", "perfectpanel"));
        Assert.Equal(OrderLifecycle.Default.WithCorrections().ToDot(), await DrawAsync("--corrections", "--format", "dot"));
        Assert.Equal(OrderLifecycle.PerfectPanel.WithCorrections().ToMermaid(), await DrawAsync("--corrections", "--lifecycle", "perfectpanel"));
    }

    private static async Task<string> DrawAsync(params string[] options)
    {
        DemoRun run = await DemoRun.OfAsync(["diagram", .. options]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
