using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// A text of <see cref="OrderGuide"/>, which a panel may replace with <see cref="GuideTexts.With"/>. Each member documents the
/// placeholders that its text may use, if any; a replacement need not use them.
/// </summary>
/// <remarks>There is no value 0, so that a text that was never set fails at once.</remarks>
[JsonConverter(typeof(EnumByName<GuideText>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten name into a real one.
public enum GuideText
#pragma warning restore CA1008
{
    /// <summary>The name of <see cref="OrderStatus.Processing"/>.</summary>
    TitleProcessing = 1,

    /// <summary>The name of <see cref="OrderStatus.Pending"/>.</summary>
    TitlePending = 2,

    /// <summary>The name of <see cref="OrderStatus.InProgress"/>.</summary>
    TitleInProgress = 3,

    /// <summary>The name of <see cref="OrderStatus.Completed"/>.</summary>
    TitleCompleted = 4,

    /// <summary>The name of <see cref="OrderStatus.Canceled"/>.</summary>
    TitleCanceled = 5,

    /// <summary>The name of <see cref="OrderStatus.Partial"/>.</summary>
    TitlePartial = 6,

    /// <summary>What Processing means.</summary>
    MeaningProcessing = 7,

    /// <summary>What it means to be stuck in Processing. <c>{0}</c> is the stuck threshold, for example <c>3 h</c>.</summary>
    MeaningProcessingStuck = 8,

    /// <summary>What Processing means if part was already delivered. <c>{0}</c> is the units delivered, <c>{1}</c> the units ordered.</summary>
    MeaningProcessingDelivering = 9,

    /// <summary>What Pending means.</summary>
    MeaningPending = 10,

    /// <summary>What Pending means if part was already delivered. <c>{0}</c> is the units delivered, <c>{1}</c> the units ordered.</summary>
    MeaningPendingDelivering = 11,

    /// <summary>What In progress means if no count is known.</summary>
    MeaningInProgress = 12,

    /// <summary>What In progress means if the count is known. <c>{0}</c> is the units delivered, <c>{1}</c> the units ordered.</summary>
    MeaningInProgressCount = 13,

    /// <summary>What Completed means.</summary>
    MeaningCompleted = 14,

    /// <summary>What Completed means if less was delivered than ordered. <c>{0}</c> is the units delivered, <c>{1}</c> the units ordered.</summary>
    MeaningCompletedCount = 15,

    /// <summary>What Completed means if no count is known.</summary>
    MeaningCompletedUnknown = 16,

    /// <summary>What Canceled means if the cause is not known.</summary>
    MeaningCanceled = 17,

    /// <summary>What Canceled means if the order itself may be wrong.</summary>
    MeaningCanceledOrderIssue = 18,

    /// <summary>What Canceled means if the server may have been down.</summary>
    MeaningCanceledServerDowntime = 19,

    /// <summary>What Canceled means if part was delivered. <c>{0}</c> is the units delivered, <c>{1}</c> the units ordered.</summary>
    MeaningCanceledDelivered = 20,

    /// <summary>What Partial means if no count is known.</summary>
    MeaningPartial = 21,

    /// <summary>What Partial means if the count is known. <c>{0}</c> is the units delivered, <c>{1}</c> the units ordered.</summary>
    MeaningPartialCount = 22,

    /// <summary>What Partial means if all of it was delivered.</summary>
    MeaningPartialFull = 23,

    /// <summary>What it means if a final status was reported but cannot be decided yet.</summary>
    MeaningHeld = 24,

    /// <summary>What to do while Processing. <c>{0}</c> is the stuck threshold, for example <c>3 h</c>.</summary>
    AdviceProcessing = 25,

    /// <summary>What to do about an order that is stuck, or was not sent for too long.</summary>
    AdviceProcessingStuck = 26,

    /// <summary>What to do while Pending.</summary>
    AdvicePending = 27,

    /// <summary>What to do while In progress.</summary>
    AdviceInProgress = 28,

    /// <summary>What to do about an order that is past the time frame of its service.</summary>
    AdviceLate = 29,

    /// <summary>What to do once Completed.</summary>
    AdviceCompleted = 30,

    /// <summary>What to do once Completed, if the count is short or not known.</summary>
    AdviceCompletedCount = 31,

    /// <summary>What to do once Canceled, if the cause is not known.</summary>
    AdviceCanceled = 32,

    /// <summary>What to do once Canceled, if the order itself may be wrong.</summary>
    AdviceCanceledOrderIssue = 33,

    /// <summary>What to do once Canceled, if the server may have been down.</summary>
    AdviceCanceledServerDowntime = 34,

    /// <summary>What to do once Canceled, if part was delivered.</summary>
    AdviceCanceledDelivered = 35,

    /// <summary>What to do once Partial.</summary>
    AdvicePartial = 36,

    /// <summary>What to do once Partial, if all of it was delivered.</summary>
    AdvicePartialFull = 37,

    /// <summary>What to do while the final status cannot be decided.</summary>
    AdviceHeld = 38,

    /// <summary>What happens to the money of a canceled order in general.</summary>
    MoneyCanceled = 39,

    /// <summary>The whole charge of a canceled order was refunded. <c>{0}</c> is the amount refunded.</summary>
    MoneyCanceledFull = 40,

    /// <summary>An amount was refunded; nothing else is known. <c>{0}</c> is the amount refunded.</summary>
    MoneyAmount = 41,

    /// <summary>What happens to the money of a partial order in general.</summary>
    MoneyPartial = 42,

    /// <summary>Part of the charge was refunded. <c>{0}</c> is the amount refunded, <c>{1}</c> what the customer is charged.</summary>
    MoneyPartialAmount = 43,

    /// <summary>Hours. <c>{0}</c> is the number.</summary>
    DurationHours = 44,

    /// <summary>Minutes. <c>{0}</c> is the number.</summary>
    DurationMinutes = 45,

    /// <summary>Seconds. <c>{0}</c> is the number.</summary>
    DurationSeconds = 46,

    /// <summary><see cref="Findings.SkippedAhead"/>, for the panel's staff.</summary>
    FindingSkippedAhead = 47,

    /// <summary><see cref="Findings.PartialWithNothingDelivered"/>, for the panel's staff.</summary>
    FindingPartialWithNothingDelivered = 48,

    /// <summary><see cref="Findings.PartialFullyDelivered"/>, for the panel's staff.</summary>
    FindingPartialFullyDelivered = 49,

    /// <summary><see cref="Findings.OverDelivered"/>, for the panel's staff.</summary>
    FindingOverDelivered = 50,

    /// <summary><see cref="Findings.RemainsMissing"/>, for the panel's staff.</summary>
    FindingRemainsMissing = 51,

    /// <summary><see cref="Findings.RemainsUnreadable"/>, for the panel's staff.</summary>
    FindingRemainsUnreadable = 52,

    /// <summary><see cref="Findings.RemainsExceedsQuantity"/>, for the panel's staff.</summary>
    FindingRemainsExceedsQuantity = 53,

    /// <summary><see cref="Findings.CompletedWithRemains"/>, for the panel's staff.</summary>
    FindingCompletedWithRemains = 54,

    /// <summary><see cref="Findings.CanceledAfterDelivery"/>, for the panel's staff.</summary>
    FindingCanceledAfterDelivery = 55,

    /// <summary><see cref="Findings.Regression"/>, for the panel's staff.</summary>
    FindingRegression = 56,

    /// <summary><see cref="Findings.Reopened"/>, for the panel's staff.</summary>
    FindingReopened = 57,

    /// <summary><see cref="Findings.Correction"/>, for the panel's staff.</summary>
    FindingCorrection = 58,

    /// <summary><see cref="Findings.Correction"/> if it was applied.</summary>
    FindingCorrectionApplied = 59,

    /// <summary><see cref="Findings.Correction"/> if it was not applied.</summary>
    FindingCorrectionNotApplied = 60,

    /// <summary><see cref="Findings.RefundWouldDecrease"/>, for the panel's staff.</summary>
    FindingRefundWouldDecrease = 61,

    /// <summary><see cref="Findings.UnknownStatus"/>, for the panel's staff.</summary>
    FindingUnknownStatus = 62,

    /// <summary><see cref="Findings.ProviderError"/>, for the panel's staff.</summary>
    FindingProviderError = 63,

    /// <summary><see cref="Findings.NotReported"/>, for the panel's staff.</summary>
    FindingNotReported = 64,

    /// <summary><see cref="Findings.Malformed"/>, for the panel's staff.</summary>
    FindingMalformed = 65,

    /// <summary><see cref="Findings.StuckInProcessing"/>, for the panel's staff.</summary>
    FindingStuckInProcessing = 66,

    /// <summary><see cref="Findings.Late"/>, for the panel's staff.</summary>
    FindingLate = 67,

    /// <summary><see cref="Findings.DeliveryDecreased"/>, for the panel's staff.</summary>
    FindingDeliveryDecreased = 68,

    /// <summary><see cref="Findings.Unanswered"/>, for the panel's staff.</summary>
    FindingUnanswered = 69,

    /// <summary><see cref="Findings.NotPlaced"/>, for the panel's staff.</summary>
    FindingNotPlaced = 70,

    /// <summary><see cref="Findings.SubmissionRefused"/>, for the panel's staff.</summary>
    FindingSubmissionRefused = 71,

    /// <summary><see cref="Findings.SubmissionUnknown"/>, for the panel's staff.</summary>
    FindingSubmissionUnknown = 72,

    /// <summary><see cref="Findings.RequestUnknown"/>, for the panel's staff.</summary>
    FindingRequestUnknown = 73,

    /// <summary><see cref="Findings.PlacedTwice"/>, for the panel's staff.</summary>
    FindingPlacedTwice = 74,

    /// <summary><see cref="Findings.NotApplied"/>, for the panel's staff.</summary>
    FindingNotApplied = 75,

    /// <summary>The submission is <see cref="SubmissionStatus.Queued"/>.</summary>
    SubmissionQueued = 76,

    /// <summary>
    /// The order has been waiting to be sent for longer than the stuck threshold. <c>{0}</c> is the stuck threshold, for example
    /// <c>3 h</c>.
    /// </summary>
    SubmissionQueuedNotPlaced = 77,

    /// <summary>The submission is <see cref="SubmissionStatus.Sending"/>.</summary>
    SubmissionSending = 78,

    /// <summary>The submission is <see cref="SubmissionStatus.Placed"/>.</summary>
    SubmissionPlaced = 79,

    /// <summary>The submission is <see cref="SubmissionStatus.Refused"/>.</summary>
    SubmissionRefused = 80,

    /// <summary>The submission is <see cref="SubmissionStatus.Unknown"/>.</summary>
    SubmissionUnknown = 81,

    /// <summary>The submission is <see cref="SubmissionStatus.Withdrawn"/>.</summary>
    SubmissionWithdrawn = 82,

    /// <summary>What to do while the order is on its way to the provider.</summary>
    AdviceSubmissionWaiting = 83,

    /// <summary>What to do if the provider refused the order.</summary>
    AdviceSubmissionRefused = 84,

    /// <summary>What to do if the order was withdrawn.</summary>
    AdviceSubmissionWithdrawn = 85,

    /// <summary>The request to cancel is <see cref="RequestStatus.Asked"/>.</summary>
    RequestCancelAsked = 86,

    /// <summary>The request to cancel is <see cref="RequestStatus.Sending"/>.</summary>
    RequestCancelSending = 87,

    /// <summary>The request to cancel is <see cref="RequestStatus.Acknowledged"/>.</summary>
    RequestCancelAcknowledged = 88,

    /// <summary>The request to cancel is <see cref="RequestStatus.Done"/>.</summary>
    RequestCancelDone = 89,

    /// <summary>The request to cancel is <see cref="RequestStatus.Rejected"/>.</summary>
    RequestCancelRejected = 90,

    /// <summary>The request to cancel is <see cref="RequestStatus.Refused"/>.</summary>
    RequestCancelRefused = 91,

    /// <summary>The request to cancel is <see cref="RequestStatus.Unknown"/>.</summary>
    RequestCancelUnknown = 92,

    /// <summary>The request to refill is <see cref="RequestStatus.Asked"/>.</summary>
    RequestRefillAsked = 93,

    /// <summary>The request to refill is <see cref="RequestStatus.Sending"/>.</summary>
    RequestRefillSending = 94,

    /// <summary>The request to refill is <see cref="RequestStatus.Acknowledged"/>.</summary>
    RequestRefillAcknowledged = 95,

    /// <summary>The request to refill is <see cref="RequestStatus.Done"/>.</summary>
    RequestRefillDone = 96,

    /// <summary>The request to refill is <see cref="RequestStatus.Rejected"/>.</summary>
    RequestRefillRejected = 97,

    /// <summary>The request to refill is <see cref="RequestStatus.Refused"/>.</summary>
    RequestRefillRefused = 98,

    /// <summary>The request to refill is <see cref="RequestStatus.Unknown"/>.</summary>
    RequestRefillUnknown = 99,
}
