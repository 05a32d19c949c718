using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// What can be odd about a report, one stable code each (domain rules, section 6). All that apply are set. The values can be stored.
/// </summary>
/// <remarks>
/// <em>States</em> begin and end: <see cref="OrderState.Open"/> contains the open ones of an order. All others are <em>events</em>:
/// they happened once. <see cref="FindingsExtensions.States"/> and <see cref="FindingsExtensions.Events"/> tell them apart.
/// </remarks>
[Flags]
[JsonConverter(typeof(EnumByName<Findings>))]
public enum Findings
{
    /// <summary>Nothing odd.</summary>
    None = 0,

    /// <summary>More than one transition was filled in: polls missed steps. No attention needed.</summary>
    SkippedAhead = 1 << 0,

    /// <summary>Reported Partial with nothing delivered, became Canceled (domain rules S14, S15). Attention.</summary>
    PartialWithNothingDelivered = 1 << 1,

    /// <summary>Reported Partial with nothing left to deliver. Attention.</summary>
    PartialFullyDelivered = 1 << 2,

    /// <summary>The remains are below zero: more was delivered than ordered. No attention needed.</summary>
    OverDelivered = 1 << 3,

    /// <summary>The refund depends on the remains, and there are none: the order is held. Attention. A state.</summary>
    RemainsMissing = 1 << 4,

    /// <summary>The refund depends on the remains, and they are unreadable: the order is held. Attention. A state.</summary>
    RemainsUnreadable = 1 << 5,

    /// <summary>The refund depends on the remains, and they exceed the quantity: the order is held. Attention. A state.</summary>
    RemainsExceedsQuantity = 1 << 6,

    /// <summary>Reported Completed with something left to deliver. Attention.</summary>
    CompletedWithRemains = 1 << 7,

    /// <summary>Canceled although part was delivered, by this report or an earlier one. Attention.</summary>
    CanceledAfterDelivery = 1 << 8,

    /// <summary>An open status behind the order's own; the furthest is kept. No attention needed.</summary>
    Regression = 1 << 9,

    /// <summary>An open status after a final one; ignored. Attention.</summary>
    Reopened = 1 << 10,

    /// <summary>
    /// A different end after a final status; see <see cref="OrderUpdate.CorrectionApplied"/> for whether it was applied. Attention.
    /// </summary>
    Correction = 1 << 11,

    /// <summary>A correction that would take money back; not applied. Attention.</summary>
    RefundWouldDecrease = 1 << 12,

    /// <summary>A status word outside the vocabulary. Attention.</summary>
    UnknownStatus = 1 << 13,

    /// <summary>The answer is an error. No attention needed.</summary>
    ProviderError = 1 << 14,

    /// <summary>The answer does not include this order. No attention needed.</summary>
    NotReported = 1 << 15,

    /// <summary>Not an answer at all. No attention needed.</summary>
    Malformed = 1 << 16,

    /// <summary>Processing for longer than the threshold, after the report (domain rule S4). Attention. A state.</summary>
    StuckInProcessing = 1 << 17,

    /// <summary>Past the service's own time frame, after the report. Attention. A state.</summary>
    Late = 1 << 18,

    /// <summary>
    /// A final status with fewer units delivered than an earlier report showed. The refund follows the final status anyway.
    /// Attention.
    /// </summary>
    DeliveryDecreased = 1 << 19,

    /// <summary>No usable answer for longer than the threshold, after the report (domain rules, section 3). Attention. A state.</summary>
    Unanswered = 1 << 20,

    /// <summary>
    /// Bought, but not sent to the provider within the stuck threshold. Attention. A state. Set when orders are sent, never by a
    /// report.
    /// </summary>
    NotPlaced = 1 << 21,

    /// <summary>The provider refused the order, and a person must decide. Attention. A state. Set when orders are sent, never by a report.</summary>
    SubmissionRefused = 1 << 22,

    /// <summary>It is not known whether the order exists at the provider. Attention. A state. Set when orders are sent, never by a report.</summary>
    SubmissionUnknown = 1 << 23,

    /// <summary>
    /// It is not known whether the provider accepted a cancellation or a refill. Attention. A state. Set when requests are sent,
    /// never by a report.
    /// </summary>
    RequestUnknown = 1 << 24,

    /// <summary>
    /// A late answer shows that a second order exists at the provider, or places the order while a later attempt has no clear answer,
    /// so that there may be one. Attention. Set when orders are sent, never by a report.
    /// </summary>
    PlacedTwice = 1 << 25,

    /// <summary>
    /// A report could not be applied, for example because a wallet is gone: status and money are unchanged. Attention. A state, set
    /// when orders are stored; the next reported status ends it.
    /// </summary>
    NotApplied = 1 << 26,
}
