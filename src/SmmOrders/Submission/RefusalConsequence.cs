using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What follows from a refusal by a provider (domain rules, section 7).</summary>
/// <remarks>The values are stable and can be stored. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<RefusalConsequence>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten consequence into a real one.
public enum RefusalConsequence : byte
#pragma warning restore CA1008
{
    /// <summary>A problem of the provider: the order waits, and is sent again with increasing delays.</summary>
    WaitWithBackoff = 1,

    /// <summary>
    /// The order waits until the panel's own earlier order on that link ends; if there is none, it is sent again with increasing
    /// delays.
    /// </summary>
    WaitForLink = 2,

    /// <summary>The next provider, if the panel names one; otherwise a person decides.</summary>
    NextProvider = 3,

    /// <summary>A problem of the order: a person decides, or it is canceled and refunded if the panel is configured so.</summary>
    OrderAtFault = 4,

    /// <summary>A person decides. The order is never sent again automatically.</summary>
    Person = 5,
}
