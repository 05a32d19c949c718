using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>What became of one change that a store was to apply to an order.</summary>
/// <remarks>There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<ApplyStatus>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten outcome into a real one.
public enum ApplyStatus : byte
#pragma warning restore CA1008
{
    /// <summary>Status, history and refund are committed.</summary>
    Applied = 1,

    /// <summary>There was nothing to change.</summary>
    Unchanged = 2,

    /// <summary>Written in the caller's transaction, which the caller has yet to commit.</summary>
    Written = 3,

    /// <summary>Another writer was faster each time, and nothing was changed. Report it again.</summary>
    Conflict = 4,

    /// <summary>The domain refuses it, and nothing was changed. The outcome has the reason.</summary>
    Refused = 5,

    /// <summary>
    /// It could not be applied: the order cannot be read or decided, or its refund cannot be paid. Status and money are unchanged, and
    /// the outcome has the reason.
    /// </summary>
    NotApplied = 6,

    /// <summary>The store has no such order.</summary>
    NotFound = 7,

    /// <summary>
    /// The database was lost: before the order's turn, or while it committed, so that it is not known whether it was applied; the outcome
    /// says which. Report it again: what was applied is not applied twice.
    /// </summary>
    Unknown = 8,

    /// <summary>
    /// The order was claimed again since it was asked for (<see cref="OrderReport.Claim"/>), so the answer is old. It was dropped, and nothing
    /// was changed.
    /// </summary>
    Stale = 9,
}
