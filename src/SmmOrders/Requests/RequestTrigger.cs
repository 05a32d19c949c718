using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What can happen to a request. Each trigger leads to one status.</summary>
/// <remarks>The values are stable and can be stored. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<RequestTrigger>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten trigger into a real one.
public enum RequestTrigger : byte
#pragma warning restore CA1008
{
    /// <summary>The intent to send is stored, just before the request is sent; leads to <see cref="RequestStatus.Sending"/>.</summary>
    Send = 1,

    /// <summary>
    /// The provider acknowledged it, according to its answer or to a person who checked; leads to
    /// <see cref="RequestStatus.Acknowledged"/>.
    /// </summary>
    Acknowledge = 2,

    /// <summary>The provider reports that it is done; leads to <see cref="RequestStatus.Done"/>.</summary>
    Finish = 3,

    /// <summary>The provider reports that it will not be done; leads to <see cref="RequestStatus.Rejected"/>.</summary>
    Reject = 4,

    /// <summary>The provider refused it; leads to <see cref="RequestStatus.Refused"/>.</summary>
    Refuse = 5,

    /// <summary>No clear answer came; leads to <see cref="RequestStatus.Unknown"/>.</summary>
    LoseTrack = 6,

    /// <summary>
    /// It certainly never left, or the provider has a problem of its own: it waits to be sent again; leads to
    /// <see cref="RequestStatus.Asked"/>.
    /// </summary>
    AskAgain = 7,
}
