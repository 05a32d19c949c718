namespace SmmOrders.Samples.Tests;

public sealed class QuickStartTests
{
    private static readonly string Said = """
        ProviderError: the order is Processing (ProviderError)
        Status: the order is InProgress
        Malformed: the order is InProgress (Malformed)
        Status: the order is Partial, 1.50 refunded
        Status: the order is Partial

        Partial: Your order was not delivered in full: 200 of 500 delivered. You are charged 1.00 for the part that was delivered; 1.50 was refunded to your account. Order the rest again if you still want it.

        """.ReplaceLineEndings();

    [Theory]
    [InlineData("en_US.UTF-8", "UTC")]
    [InlineData("tr_TR.UTF-8", "Asia/Kathmandu")]
    [InlineData("hu_HU.UTF-8", "America/St_Johns")]
    public async Task It_says_the_same_on_every_machine(string language, string zone)
    {
        SampleProcess run = await SampleProcess.RunAsync("QuickStart", [], ("LANG", language), ("LC_ALL", language), ("TZ", zone));

        Assert.Equal((0, Said, ""), (run.ExitCode, run.Output, run.Error));
    }
}
