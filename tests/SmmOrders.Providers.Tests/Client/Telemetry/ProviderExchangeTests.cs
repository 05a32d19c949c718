using System.Text.Json;

namespace SmmOrders.Providers.Tests;

/// <summary>What <see cref="SmmProviderOptions.OnExchange"/> gets is a value: equal by what it has, and the same through JSON.</summary>
public sealed class ProviderExchangeTests
{
    private static readonly ProviderExchange Exchange = new()
    {
        Provider = "alpha",
        Action = "status",
        Attempt = 2,
        Fields = [new("order", "1"), new("order", "2")],
        HttpStatus = 200,
        Body = "{}",
    };

    private static readonly ProviderExchange[] Others =
    [
        Exchange with { Provider = "beta" },
        Exchange with { Action = "balance" },
        Exchange with { Attempt = 1 },
        Exchange with { Fields = [new("order", "1")] },
        Exchange with { Fields = [new("order", "2"), new("order", "1")] },
        Exchange with { HttpStatus = 503 },
        Exchange with { Body = null },
        Exchange with { Failure = "none came" },
    ];

    [Fact]
    public void Exchanges_are_equal_if_everything_in_them_is()
    {
        Assert.Equal(Exchange, Exchange with { Fields = [new("order", "1"), new("order", "2")] });
        Assert.Equal(Exchange.GetHashCode(), (Exchange with { Fields = [new("order", "1"), new("order", "2")] }).GetHashCode());
        Assert.All(Others, other => Assert.NotEqual(Exchange, other));
        Assert.False(Exchange.Equals(null));
    }

    [Fact]
    public void An_exchange_is_the_same_through_JSON() => Assert.All(
        [Exchange, .. Others],
        exchange => Assert.Equal(exchange, JsonSerializer.Deserialize<ProviderExchange>(JsonSerializer.Serialize(exchange))));

    [Theory]
    [InlineData(""" "Provider":null,"Action":"status","Attempt":1,"Fields":[] """, "")]
    [InlineData(""" "Provider":"alpha","Action":null,"Attempt":1,"Fields":[] """, "")]
    [InlineData(""" "Provider":"alpha","Action":"status","Attempt":0,"Fields":[] """, "Attempt is counted from 1.")]
    [InlineData(""" "Provider":"alpha","Action":"status","Attempt":1,"Fields":[{"Key":"order","Value":"1"},{"Key":null,"Value":"1"}] """, "A field has a name and a value.")]
    [InlineData(""" "Provider":"alpha","Action":"status","Attempt":1,"Fields":[{"Key":"order","Value":"1"},{"Key":"order","Value":null}] """, "A field has a name and a value.")]
    public void JSON_that_is_no_exchange_is_refused(string members, string why) =>
        Assert.StartsWith(why, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ProviderExchange>($"{{{members}}}")).Message, StringComparison.Ordinal);
}
