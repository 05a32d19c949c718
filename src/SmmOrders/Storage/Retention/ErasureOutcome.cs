using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What became of one order of an erasure.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record ErasureOutcome
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>
    /// <see cref="ApplyStatus.Applied"/>; <see cref="ApplyStatus.Unchanged"/> if there was nothing left to replace;
    /// <see cref="ApplyStatus.Refused"/> if the order may still be sent; <see cref="ApplyStatus.Conflict"/> if other writers were faster each
    /// time; or <see cref="ApplyStatus.NotFound"/>.
    /// </summary>
    public required ApplyStatus Status { get; init; }

    /// <summary>Why it was not erased, for the panel's staff.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Reason { get; init; }
}
