namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>A fault that is planted, so that a test shows that it would find it.</summary>
internal enum Flaw
{
    None,

    /// <summary>The checkout debits a tracked wallet: <c>wallet.Balance -= charge</c>.</summary>
    TrackedCheckout,

    /// <summary>The payer adds by SQL's own <c>+</c>, which on SQLite is one of binary fractions.</summary>
    RawAddition,

    /// <summary>The status is committed first, refund and wallet in a second transaction.</summary>
    TornWriter,

    /// <summary>What was decided is written without comparing, and again after every lost answer.</summary>
    BlindWriter,

    /// <summary>The order is sent first, and that it was is stored afterwards.</summary>
    IntentAfterSending,

    /// <summary>An answer is applied without the claim that it belongs to.</summary>
    ForgottenClaim,
}
