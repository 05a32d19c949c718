using System.Globalization;

namespace SmmOrders.Samples.Tests.Commands;

public sealed class ExplainTests
{
    [Theory]
    [InlineData("Processing", OrderStatus.Processing)]
    [InlineData("pending", OrderStatus.Pending)]
    [InlineData("In progress", OrderStatus.InProgress)]
    [InlineData("IN-PROGRESS", OrderStatus.InProgress)]
    [InlineData("Complete", OrderStatus.Completed)]
    [InlineData("cancelled", OrderStatus.Canceled)]
    [InlineData("PARTIALLY", OrderStatus.Partial)]
    public async Task It_says_what_the_guide_says(string word, OrderStatus status)
    {
        DemoRun run = await DemoRun.OfAsync("explain", word);

        OrderExplanation guide = new OrderGuide(RefundPolicy.HalfUp(2)).ExplainStatus(status);
        Assert.Equal(
            string.Join(' ', new[] { guide.Title, guide.Meaning, guide.Money, guide.Advice }.OfType<string>()),
            OneLine(run.Output));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task It_says_it_in_the_language_that_is_named()
    {
        DemoRun run = await DemoRun.OfAsync("explain", "Partial", "--culture", "tr");

        OrderExplanation guide = new OrderGuide(RefundPolicy.HalfUp(2)).ExplainStatus(OrderStatus.Partial, CultureInfo.GetCultureInfo("tr"));
        Assert.Equal($"{guide.Title} {guide.Meaning} {guide.Money} {guide.Advice}", OneLine(run.Output));
    }

    // The page breaks long lines between words.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
