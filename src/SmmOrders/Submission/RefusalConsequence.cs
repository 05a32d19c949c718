using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What follows from a refusal (domain rules, section 7).</summary>
/// <remarks>The values are stable and fit for storage. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<RefusalConsequence>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten consequence into a real one.
public enum RefusalConsequence : byte
#pragma warning restore CA1008
{
    /// <summary>The provider's trouble: the order waits, and is sent again with growing pauses.</summary>
    WaitWithBackoff = 1,

    /// <summary>The order waits until the panel's own earlier order on that link ends; where there is none, with growing pauses.</summary>
    WaitForLink = 2,

    /// <summary>The next provider, where the panel names one; else a person.</summary>
    NextProvider = 3,

    /// <summary>The order's own trouble: a person, or canceled and refunded where the panel says so.</summary>
    OrderAtFault = 4,

    /// <summary>A person decides. No machine sends it again.</summary>
    Person = 5,
}
