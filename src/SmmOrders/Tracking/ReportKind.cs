using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>The kind of answer in a <see cref="StatusReport"/>. Only <see cref="Status"/> can change an order.</summary>
/// <remarks>There is no value 0, so that a report that was never set fails at once.</remarks>
[JsonConverter(typeof(EnumByName<ReportKind>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten report into a real one.
public enum ReportKind : byte
#pragma warning restore CA1008
{
    /// <summary>One of the six statuses.</summary>
    Status = 1,

    /// <summary>A status word outside the vocabulary.</summary>
    UnknownStatus = 2,

    /// <summary>The provider answered with an error.</summary>
    ProviderError = 3,

    /// <summary>The provider's answer does not include this order.</summary>
    NotReported = 4,

    /// <summary>Not an answer at all: HTML, truncated JSON, a failed poll.</summary>
    Malformed = 5,
}
