using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>A law that stored data breaks: what <c>VerifyAsync</c> found.</summary>
/// <remarks>The values are stable and can be stored. There is no value 0.</remarks>
[JsonConverter(typeof(EnumByName<DamageKind>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten kind into a real one.
public enum DamageKind : byte
#pragma warning restore CA1008
{
    /// <summary>The order's row cannot be read: a column has a value that its type or conversion refuses.</summary>
    Unreadable = 1,

    /// <summary>The order to verify does not exist.</summary>
    OrderMissing = 2,

    /// <summary>The status is none of the six.</summary>
    StatusUndefined = 3,

    /// <summary>The quantity is zero or below.</summary>
    QuantityNotPositive = 4,

    /// <summary>The charge is below zero.</summary>
    ChargeNegative = 5,

    /// <summary>The refunded total is below zero or above the charge, so that charge = kept + refunded cannot hold.</summary>
    RefundedOutOfRange = 6,

    /// <summary>Other facts of the order contradict each other: <see cref="OrderState.From"/> refuses them.</summary>
    FactsContradictory = 7,

    /// <summary>There are no rules for the order's currency. Transitions and ends cannot be verified.</summary>
    CurrencyUnknown = 8,

    /// <summary>What the store keeps beside the facts (version, history count, purge mark, bucket) is missing in part or out of range.</summary>
    StoreFactsIncomplete = 9,

    /// <summary>An instant is finer than a microsecond: what was decided is not what is stored.</summary>
    InstantTooFine = 10,

    /// <summary>The submission is placed, but the provider's identifier of the order is missing; or an old order's identifier is blank or <c>0</c>.</summary>
    ProviderOrderIdMissing = 11,

    /// <summary>Two orders have the same provider and the same identifier there.</summary>
    ProviderOrderIdShared = 12,

    /// <summary>A number between two rows of the history is missing.</summary>
    HistoryGap = 20,

    /// <summary>Two rows of the history have the same number, or one has a number below 1 or one that was purged.</summary>
    HistoryNumberRepeated = 21,

    /// <summary>The order counts more or fewer rows than its history has.</summary>
    HistoryCountWrong = 22,

    /// <summary>A row of the history begins in another status than the row before ended in; or the first does not begin in an open status.</summary>
    HistoryBroken = 23,

    /// <summary>A row of the history contradicts itself.</summary>
    HistoryRowContradictory = 24,

    /// <summary>A transition that neither the order's lifecycle nor domain rules, section 7, permit.</summary>
    TransitionIllegal = 25,

    /// <summary>The order's status is not the one that its history leads to.</summary>
    StatusNotInHistory = 26,

    /// <summary>The order has been in its status since another instant than the one at which its history entered it.</summary>
    StatusSinceNotInHistory = 27,

    /// <summary>An order that has ended has another delivered count than its history.</summary>
    DeliveredNotInHistory = 28,

    /// <summary>The history has rows of an order that does not exist.</summary>
    HistoryWithoutOrder = 29,

    /// <summary>A refund in the ledger is zero or below.</summary>
    RefundNotPositive = 40,

    /// <summary>Two refunds of an order have the same total after: one was recorded twice.</summary>
    RefundTotalRepeated = 41,

    /// <summary>The total after a refund is not the total before it plus its amount.</summary>
    RefundTotalBroken = 42,

    /// <summary>The ledger does not add up to the order's refunded total.</summary>
    RefundSumWrong = 43,

    /// <summary>A refund is in another currency than the order's charge.</summary>
    RefundCurrencyWrong = 44,

    /// <summary>A refund's reason is not one that its history row can have.</summary>
    RefundReasonWrong = 45,

    /// <summary>A refund is in the history but not in the ledger.</summary>
    RefundNotInLedger = 46,

    /// <summary>A refund is in the ledger but not in the history.</summary>
    RefundNotInHistory = 47,

    /// <summary>Ledger and history record the same refund differently.</summary>
    RefundDiffersFromHistory = 48,

    /// <summary>The ledger has refunds of an order that does not exist.</summary>
    RefundWithoutOrder = 49,

    /// <summary>The order has ended, but the facts that decide its refund are missing (law 1 of the domain rules).</summary>
    EndUndecided = 60,

    /// <summary>The order has ended, and less was refunded than its refund policy requires.</summary>
    RefundTooLow = 61,

    /// <summary>The order has ended, more was refunded than its refund policy requires, and no person decided so.</summary>
    RefundTooHigh = 62,

    /// <summary>A wallet's balance is not what its orders, refunds and other movements add up to.</summary>
    WalletBalanceWrong = 80,

    /// <summary>Money moved for a wallet that does not exist.</summary>
    WalletMissing = 81,
}
