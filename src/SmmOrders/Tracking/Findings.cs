using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// One stable code per way that a report can be odd (domain rules, section 6). All that apply are set. Fit for storage.
/// </summary>
/// <remarks>
/// <em>States</em> begin and end: which of them are open is a fact of the order, <see cref="OrderState.Open"/>. All others are
/// <em>events</em>: they happened. <see cref="FindingsExtensions.States"/> and <see cref="FindingsExtensions.Events"/> tell them apart.
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

    /// <summary>Money hangs on the remains and there are none: the order is held. Attention. A state.</summary>
    RemainsMissing = 1 << 4,

    /// <summary>Money hangs on the remains and they cannot be read: the order is held. Attention. A state.</summary>
    RemainsUnreadable = 1 << 5,

    /// <summary>Money hangs on the remains and they exceed the quantity: the order is held. Attention. A state.</summary>
    RemainsExceedsQuantity = 1 << 6,

    /// <summary>Reported Completed with something left to deliver. Attention.</summary>
    CompletedWithRemains = 1 << 7,

    /// <summary>Canceled though part was delivered, by this report or an earlier one. Attention.</summary>
    CanceledAfterDelivery = 1 << 8,

    /// <summary>An open status behind the order's own; the furthest is kept. No attention needed.</summary>
    Regression = 1 << 9,

    /// <summary>An open status after a final one; ignored. Attention.</summary>
    Reopened = 1 << 10,

    /// <summary>
    /// Another final status after a final one; whether it was applied is <see cref="OrderUpdate.CorrectionApplied"/>. Attention.
    /// </summary>
    Correction = 1 << 11,

    /// <summary>A correction that would take money back; not applied. Attention.</summary>
    RefundWouldDecrease = 1 << 12,

    /// <summary>A status word outside the vocabulary. Attention.</summary>
    UnknownStatus = 1 << 13,

    /// <summary>The answer is an error. No attention needed.</summary>
    ProviderError = 1 << 14,

    /// <summary>The answer does not have this order. No attention needed.</summary>
    NotReported = 1 << 15,

    /// <summary>Not an answer at all. No attention needed.</summary>
    Malformed = 1 << 16,

    /// <summary>Processing for longer than the threshold, after the report (domain rule S4). Attention. A state.</summary>
    StuckInProcessing = 1 << 17,

    /// <summary>Past the service's own time frame, after the report. Attention. A state.</summary>
    Late = 1 << 18,

    /// <summary>An end that says less was delivered than an earlier report did. The money follows the end all the same. Attention.</summary>
    DeliveryDecreased = 1 << 19,

    /// <summary>No usable answer for longer than the threshold, after the report (domain rules, section 3). Attention. A state.</summary>
    Unanswered = 1 << 20,

    /// <summary>Bought, and still not sent to the provider after the stuck threshold. Attention. A state. Noted by who sends orders, by no report.</summary>
    NotPlaced = 1 << 21,

    /// <summary>The provider refused the order, and a person must decide. Attention. A state. Noted by who sends orders, by no report.</summary>
    SubmissionRefused = 1 << 22,

    /// <summary>Whether the order exists at the provider is not known. Attention. A state. Noted by who sends orders, by no report.</summary>
    SubmissionUnknown = 1 << 23,

    /// <summary>Whether the provider took a cancellation or a refill is not known. Attention. A state. Noted by who sends them, by no report.</summary>
    RequestUnknown = 1 << 24,

    /// <summary>A late answer shows that a second order exists at the provider. Attention. Noted by who sends orders, by no report.</summary>
    PlacedTwice = 1 << 25,

    /// <summary>
    /// A report could not be applied, for example because a wallet is gone: status and money stand as they were. Attention. A state,
    /// noted by who stores orders; the next status that is reported ends it.
    /// </summary>
    NotApplied = 1 << 26,
}
