using System.Text.Json.Serialization;

namespace SmmOrders.Hosting;

/// <summary>What the panel does about an order that a provider refused, if no next provider gets it (domain rules, section 7).</summary>
/// <remarks>There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<RefusalAction>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten action into a real one.
public enum RefusalAction : byte
#pragma warning restore CA1008
{
    /// <summary>The order stays queued, and is sent again with increasing delays. Past the stuck threshold it is <see cref="Findings.NotPlaced"/>.</summary>
    Wait = 1,

    /// <summary>The same, but it is sent as soon as the panel's own earlier order on its link has ended.</summary>
    WaitForLink = 2,

    /// <summary>A person decides: <see cref="Findings.SubmissionRefused"/>.</summary>
    Person = 3,

    /// <summary>The order is canceled, and refunded in full.</summary>
    CancelAndRefund = 4,
}
