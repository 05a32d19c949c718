using System.Net;
using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting.Tests;

public sealed class OrderWebhookOptionsValidatorTests
{
    [Theory]
    [InlineData("https://example.com/orders")]
    [InlineData("https://example.com:8443/orders?token=x")]
    [InlineData("https://8.8.8.8/orders")]
    [InlineData("https://10.0.0.5/orders")]
    [InlineData("http://10.0.0.5/orders")]
    [InlineData("http://receiver.internal/orders")] // Where its name leads is seen when it is connected to.
    public void An_address_that_may_be_right_is_accepted(string address) => Assert.True(Validate(address, "10.0.0.0/8").Succeeded);

    [Theory]
    [InlineData(null, "Address is not set.")]
    [InlineData("/orders", "Address is not absolute")]
    [InlineData("ftp://example.com/", "Address has another scheme")]
    [InlineData("https://user:word@example.com/", "Address has a user name or password in it")]
    [InlineData("https://example.com/#top", "Address has a fragment")]
    [InlineData("http://example.com/", "Address is http")]
    [InlineData("https://127.0.0.1/", "Address is an address that is none of the Internet")]
    [InlineData("https://[::1]/", "Address is an address that is none of the Internet")]
    [InlineData("https://169.254.169.254/latest", "Address is an address that is none of the Internet")]
    public void An_address_that_cannot_be_right_is_a_fault(string? address, string fault)
    {
        ValidateOptionsResult result = Validate(address);

        Assert.StartsWith($"The webhook partner cannot be used: {fault}", result.FailureMessage, StringComparison.Ordinal);
    }

    [Fact]
    public void Http_goes_to_an_allowed_network_alone() =>
        Assert.Contains("none of the Internet", Validate("http://8.8.8.8/", "10.0.0.0/8").FailureMessage, StringComparison.Ordinal);

    [Fact]
    public void Every_fault_is_listed_and_no_secret_is()
    {
        var options = new OrderWebhookOptions { Address = new("https://canary:canary@example.com"), Timeout = TimeSpan.Zero };

        string faults = new OrderWebhookOptionsValidator().Validate("partner", options).FailureMessage!;

        Assert.Equal(
            "The webhook partner cannot be used: Address has a user name or password in it; it has neither. Secrets has 0; it has from 1 to 10, and none is null. Timeout is 00:00:00; it is from 100 ms to 5 minutes.",
            faults);
    }

    [Fact]
    public void Eleven_secrets_are_too_many()
    {
        var options = new OrderWebhookOptions { Address = new("https://example.com") };
        foreach (int each in Enumerable.Range(0, 11))
        {
            options.Secrets.Add(new($"whsec_0123456789ab{each}"));
        }

        Assert.Contains("Secrets has 11", new OrderWebhookOptionsValidator().Validate("partner", options).FailureMessage, StringComparison.Ordinal);
        options.Secrets.RemoveAt(0);
        Assert.True(new OrderWebhookOptionsValidator().Validate("partner", options).Succeeded);
    }

    private static ValidateOptionsResult Validate(string? address, params string[] networks)
    {
        var options = new OrderWebhookOptions { Address = address is null ? null : new(address, UriKind.RelativeOrAbsolute) };
        options.Secrets.Add(new("whsec_0123456789abcdef"));
        foreach (string network in networks)
        {
            options.AllowedNetworks.Add(IPNetwork.Parse(network));
        }

        return new OrderWebhookOptionsValidator().Validate("partner", options);
    }
}
