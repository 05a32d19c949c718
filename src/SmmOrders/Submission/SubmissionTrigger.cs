using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What can happen to a submission. Each trigger leads to one status.</summary>
/// <remarks>The values are stable and can be stored. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<SubmissionTrigger>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten trigger into a real one.
public enum SubmissionTrigger : byte
#pragma warning restore CA1008
{
    /// <summary>The intent to send is stored, just before the request is sent; leads to <see cref="SubmissionStatus.Sending"/>.</summary>
    Send = 1,

    /// <summary>
    /// The provider accepted it, according to its answer or to a person who checked; leads to <see cref="SubmissionStatus.Placed"/>.
    /// </summary>
    Place = 2,

    /// <summary>
    /// A late answer, to an attempt that was given up, shows that the provider accepted it; leads to
    /// <see cref="SubmissionStatus.Placed"/>.
    /// </summary>
    PlaceLate = 3,

    /// <summary>The provider refused it; leads to <see cref="SubmissionStatus.Refused"/>.</summary>
    Refuse = 4,

    /// <summary>No clear answer came; leads to <see cref="SubmissionStatus.Unknown"/>.</summary>
    LoseTrack = 5,

    /// <summary>
    /// It waits to be sent again: the request certainly never left, the kind of refusal waits, or a person decided so; leads to
    /// <see cref="SubmissionStatus.Queued"/>.
    /// </summary>
    Requeue = 6,

    /// <summary>It is withdrawn before the provider has it; leads to <see cref="SubmissionStatus.Withdrawn"/>.</summary>
    Withdraw = 7,
}
