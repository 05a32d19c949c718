using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>A service of a simulated provider.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its kind, for example <c>Default</c>.</param>
public sealed record SimulatedService([property: JsonRequired] string Id, [property: JsonRequired] string Name, [property: JsonRequired] string Type)
    : IJsonOnDeserialized
{
    /// <summary>The kinds of services that the panel API v2 knows.</summary>
    public static ImmutableArray<string> Kinds { get; } =
    [
        "Default", "Package", "SEO", "Custom Comments", "Custom Comments Package", "Comment Replies", "Comment Likes", "Mentions",
        "Mentions with Hashtags", "Mentions Custom List", "Mentions Hashtag", "Mentions User Followers", "Mentions Media Likers",
        "Poll", "Invites from Groups", "Web Traffic", "Subscriptions",
    ];

    /// <summary>One service of each of the <see cref="Kinds"/>, with identifiers 1, 2 and so on.</summary>
    public static ImmutableArray<SimulatedService> OneOfEachKind { get; } =
    [
        .. Kinds.Select((kind, at) => new SimulatedService(FormattableString.Invariant($"{at + 1}"), $"Service of kind {kind}", kind)
        {
            Description = $"Orders of kind {kind}, for tests",
        }),
    ];

    /// <summary>Its category.</summary>
    public string Category { get; init; } = "First Category";

    /// <summary>Its description, written as <c>desc</c>; <see langword="null"/> to omit it.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it supports drip-feeds, written as <c>dripfeed</c>; <see langword="null"/> if it does and the field is omitted.</summary>
    public bool? DripFeed { get; init; }

    /// <summary>The price per 1000 units.</summary>
    public decimal Rate { get; init; } = 0.90m;

    /// <summary>The minimum quantity of an order.</summary>
    public long Min { get; init; } = 1;

    /// <summary>The maximum quantity of an order.</summary>
    public long Max { get; init; } = 1_000_000;

    /// <summary>Whether an order can be refilled.</summary>
    public bool Refill { get; init; } = true;

    /// <summary>Whether cancellation of an order can be requested.</summary>
    public bool Cancel { get; init; } = true;

    void IJsonOnDeserialized.OnDeserialized()
    {
        _ = JsonInput.Required(Id);
        _ = JsonInput.Required(Name);
        _ = JsonInput.Required(Type);
        _ = JsonInput.Required(Category);
    }

    internal decimal PriceOf(long quantity) => Rate * quantity / 1000;
}
