using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What a provider permits, over all instances of the panel.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record ProviderLimits
{
    /// <summary>The provider's name; not empty.</summary>
    public required string Provider { get; init; }

    /// <summary>
    /// The time from one request to the next: a second divided by the requests a second that the provider permits; at least a microsecond. A
    /// store cuts it to whole microseconds.
    /// </summary>
    /// <value>The default is <see langword="null"/>: requests are not limited.</value>
    public TimeSpan? PermitEvery { get; init; }

    /// <summary>How many orders of the provider may be sending at once; at least 1. It bounds how many can become unknown in a row.</summary>
    /// <value>The default is 3.</value>
    public int SendingLimit { get; init; } = 3;
}
