using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What is known about a provider that is failing.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record ProviderTrouble
{
    /// <summary>Since when it fails.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>What it said last, or what went wrong.</summary>
    public required string Words { get; init; }

    /// <summary>When the next probe is sent.</summary>
    public required DateTimeOffset ProbeAt { get; init; }

    /// <summary>When a person was alerted to it: a row of attention was opened.</summary>
    /// <value>The default is <see langword="null"/>: not yet.</value>
    public DateTimeOffset? ToldAt { get; init; }
}
