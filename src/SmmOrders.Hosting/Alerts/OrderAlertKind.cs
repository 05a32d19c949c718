using System.Text.Json.Serialization;

namespace SmmOrders.Hosting;

/// <summary>What an alert is about.</summary>
/// <remarks>The values are stable. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<OrderAlertKind>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten kind into a real one.
public enum OrderAlertKind : byte
#pragma warning restore CA1008
{
    /// <summary>A person should look at an order or a provider: a row of attention was opened.</summary>
    Attention = 1,

    /// <summary>The panel stopped submission to a provider, and probes it.</summary>
    SubmissionStopped = 2,

    /// <summary>Open orders or requests have a provider that the panel no longer has; or the panel lists one that it cannot use.</summary>
    ProviderMissing = 3,

    /// <summary>A sink did not take an event, as often as it was tried.</summary>
    EventDead = 4,

    /// <summary>A worker's loop fails again and again.</summary>
    LoopFailing = 5,
}
