using System.Globalization;

namespace SmmOrders.Providers.Tests;

public sealed class ProviderAnswerTests
{
    [Fact]
    public void An_answer_has_a_report()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ProviderAnswer(default));

        Assert.Equal("report", error.ParamName);
        Assert.StartsWith("The report is default, which says nothing. Make one with StatusReport.Of or its siblings.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_that_say_the_same_are_equal()
    {
        var report = StatusReport.Of(OrderStatus.Partial, 157);

        Assert.Equal(new ProviderAnswer(report, 3572, 0.50m, "USD"), new ProviderAnswer(report, 3572, 0.5m, "USD"));
        Assert.NotEqual(new ProviderAnswer(report, 3572, 0.50m, "USD"), new ProviderAnswer(report, 3572, 0.51m, "USD"));
    }

    [Fact]
    public void The_text_of_an_answer_is_culture_independent()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");

            Assert.Equal(
                "Partial, remains -2; start -1; charge -0.50; currency USD",
                new ProviderAnswer(StatusReport.Of(OrderStatus.Partial, -2), -1, -0.50m, "USD").ToString());
            Assert.Equal("NotReported", new ProviderAnswer(StatusReport.NotReported()).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
