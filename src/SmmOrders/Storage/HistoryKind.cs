using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What a row of an order's history records.</summary>
/// <remarks>The values are stable and stored. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<HistoryKind>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten kind into a real one.
public enum HistoryKind : byte
#pragma warning restore CA1008
{
    /// <summary>An open order changed its status.</summary>
    Transition = 1,

    /// <summary>The end of an order that had ended was corrected.</summary>
    Correction = 2,

    /// <summary>A person refunded money; the status stayed.</summary>
    Refund = 3,

    /// <summary>The submission took a step; the status may have been entered anew.</summary>
    Submission = 4,

    /// <summary>A person corrected what is to be sent; status and submission stayed.</summary>
    RequestCorrected = 5,

    /// <summary>The store adopted an order that is older than it, as it was: the first row of its history.</summary>
    Adopted = 6,

    /// <summary>The panel passed a queued order on to the next provider; status and submission stayed.</summary>
    PassedOn = 7,
}
