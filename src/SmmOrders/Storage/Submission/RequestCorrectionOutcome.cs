using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What became of a person's correction of a request.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record RequestCorrectionOutcome
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>
    /// What became of the correction. <see cref="ApplyStatus.Refused"/> if the order is neither queued nor refused, or if the quantity would
    /// change. <see cref="ApplyStatus.Conflict"/> if the order changed between reading and writing: the person must look again.
    /// </summary>
    public required ApplyStatus Status { get; init; }

    /// <summary>Why it was not applied, for the panel's staff.</summary>
    /// <value>The default is <see langword="null"/>.</value>
    public string? Reason { get; init; }
}
