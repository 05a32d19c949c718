using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Why a store gave out nothing to do.</summary>
/// <remarks>There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<ClaimRefusal>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten reason into a real one.
public enum ClaimRefusal : byte
#pragma warning restore CA1008
{
    /// <summary>Nothing of the provider is due.</summary>
    NothingDue = 1,

    /// <summary>The provider's limit of requests does not permit another one yet.</summary>
    NoPermit = 2,

    /// <summary>As many orders of the provider are being sent as may be at once.</summary>
    SendingLimit = 3,

    /// <summary>Submission to the provider is stopped.</summary>
    Stopped = 4,

    /// <summary>Other writers were faster each time, or what is due is at fault. Its next turn was moved out.</summary>
    NoneReady = 5,

    /// <summary>Polling of the provider is paused.</summary>
    Paused = 6,

    /// <summary>The provider is failing: only a probe is sent until it answers.</summary>
    Failing = 7,
}
