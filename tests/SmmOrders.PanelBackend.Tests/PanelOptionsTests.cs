using Microsoft.Extensions.Configuration;

namespace SmmOrders.PanelBackend.Tests;

public sealed class PanelOptionsTests
{
    [Theory]
    [InlineData("speed", "0")]
    [InlineData("speed", "1.5")]
    [InlineData("speed", "3601")]
    [InlineData("rate", "0")]
    [InlineData("rate", "10001")]
    [InlineData("provider", "panel.example/api/v2")]
    [InlineData("provider", "https://panel.example/api/v2")] // Without its key in the environment.
    public void An_option_that_cannot_be_used_is_named(string option, string value) =>
        Assert.Contains($"--{option}", Assert.Throws<PanelOptionException>(() => Read((option, value))).Message);

    [Fact]
    public void Without_options_an_hour_passes_in_a_minute() => Assert.Equal(60, Read().Speed);

    private static PanelOptions Read(params (string Option, string Value)[] options) => PanelOptions.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(options.Select(option => new KeyValuePair<string, string?>(option.Option, option.Value))).Build());
}
