namespace SmmOrders.Testing;

/// <summary>What to write for one order, if it is still the one that was read.</summary>
/// <param name="Before">The order as it was read.</param>
/// <param name="After">The order to write, with its history and its ledger.</param>
/// <param name="Refund">The refund to pay with it.</param>
internal sealed record OrderChange(StoredOrder Before, StoredOrder After, Refund? Refund)
{
    internal OrderKey Key => Before.Key;

    /// <summary>What a person should look at because of it; <see langword="null"/> if nothing.</summary>
    internal AttentionNote? Note { get; init; }
}
