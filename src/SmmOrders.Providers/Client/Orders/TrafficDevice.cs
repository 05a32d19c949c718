using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>The device of the visitors of a <c>Web Traffic</c> order. The values are the protocol's.</summary>
[JsonConverter(typeof(EnumByName<TrafficDevice>))]
#pragma warning disable CA1008 // The protocol counts from 1; a zero value would turn a forgotten device into a real one.
public enum TrafficDevice : byte
#pragma warning restore CA1008
{
    /// <summary>Desktop.</summary>
    Desktop = 1,

    /// <summary>Mobile, Android.</summary>
    Android = 2,

    /// <summary>Mobile, iOS.</summary>
    Ios = 3,

    /// <summary>Mobile, Android and iOS.</summary>
    MixedMobile = 4,

    /// <summary>Mobile and desktop.</summary>
    Mixed = 5,
}
