using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>That a queued order goes to the next provider, because its own one takes no orders now.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record OrderPassing
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>The provider that has it queued. If another one has it by now, nothing changes.</summary>
    public required string From { get; init; }

    /// <summary>The provider that gets it.</summary>
    public required NextProvider To { get; init; }

    /// <summary>When. A store cuts it to whole microseconds. The order is due at the next provider from then on.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why, for the panel's staff.</summary>
    /// <value>The default is <see langword="null"/>: nothing is noted.</value>
    public string? Note { get; init; }
}
