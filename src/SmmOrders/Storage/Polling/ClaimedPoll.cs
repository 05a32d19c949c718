using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>An order whose status is to be asked for now.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed record ClaimedPoll
{
    /// <summary>The order.</summary>
    public required OrderKey Order { get; init; }

    /// <summary>The provider's identifier of the order.</summary>
    public required string ProviderOrderId { get; init; }

    /// <summary>When the order became due. From then until it is answered is the lag of the poll.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>
    /// When the order is due again: this claim wrote it, so it identifies the claim. Pass it on as <see cref="OrderReport.Claim"/>, so that
    /// an answer that comes after a later claim is dropped.
    /// </summary>
    public required DateTimeOffset Claim { get; init; }
}
