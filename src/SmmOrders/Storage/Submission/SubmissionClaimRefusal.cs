using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Why a store gave out no order to be sent.</summary>
/// <remarks>There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<SubmissionClaimRefusal>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten reason into a real one.
public enum SubmissionClaimRefusal : byte
#pragma warning restore CA1008
{
    /// <summary>No order of the provider is due.</summary>
    NothingDue = 1,

    /// <summary>The provider's limit of requests does not permit another one yet.</summary>
    NoPermit = 2,

    /// <summary>As many orders of the provider are being sent as may be at once.</summary>
    SendingLimit = 3,

    /// <summary>Submission to the provider is stopped.</summary>
    Stopped = 4,

    /// <summary>Other writers were faster each time, or the due orders are at fault. Their next turn was moved out.</summary>
    NoneReady = 5,
}
