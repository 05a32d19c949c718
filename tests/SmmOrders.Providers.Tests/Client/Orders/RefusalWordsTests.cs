namespace SmmOrders.Providers.Tests;

/// <summary>Who is refused an order reads what would be allowed.</summary>
public sealed class RefusalWordsTests
{
    public static IEnumerable<TheoryDataRow<string, Func<object>>> Refusals =>
    [
        new("The field key is reserved; only the client sets it.", () => NewOrder.Package("1", "L").With("key", "mine")),
        new("The protocol supports only whole minutes.", () => NewOrder.DripFeed("1", "L", 1, 1, TimeSpan.FromSeconds(90))),
        new("At least one is required.", () => NewOrder.CustomComments("1", "L", [])),
        new("Each must be a single line of text that is not empty.", () => NewOrder.CustomComments("1", "L", ["two\nlines"])),
        new(
            "0 is not a device. Use one of: Desktop, Android, Ios, MixedMobile, Mixed.",
            () => NewOrder.WebTraffic("1", "L", 1, "US", 0, TrafficSource.Blank)),
    ];

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void A_refusal_names_what_would_be_allowed(string words, Func<object> order)
    {
        ArgumentException error = Assert.ThrowsAny<ArgumentException>(order);

        Assert.StartsWith(words, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_invalid_identifier_is_rejected() =>
        Assert.Throws<ArgumentNullException>("orderId", () => OrderIds.EnsureUsable((string)null!, "orderId"));

    [Fact]
    public void A_missing_list_of_identifiers_is_named() =>
        Assert.Throws<ArgumentNullException>("orderIds", () => OrderIds.EnsureUsable((IEnumerable<string>)null!, "orderIds"));

    [Fact]
    public void An_identifier_has_at_most_a_hundred_characters()
    {
        string longest = new('7', 100);

        Assert.Equal(longest, OrderIds.EnsureUsable(longest, "orderId"));
        ArgumentException error = Assert.Throws<ArgumentException>("orderId", () => OrderIds.EnsureUsable(longest + "7", "orderId"));
        Assert.StartsWith(
            $"\"{longest}7\" is not an identifier of an order or refill: an identifier has 1 to 100 ASCII letters, digits and marks, and no white space or comma.",
            error.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void No_result_makes_no_report() =>
        Assert.Throws<ArgumentNullException>("result", () => ((ProviderResult<ProviderAnswer>)null!).ToReport());
}
