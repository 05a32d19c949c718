namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>One kind of damage of an old order.</summary>
/// <param name="Set">The SQL that makes it of a sound order.</param>
/// <param name="Kind">What an adoption lists.</param>
/// <param name="IsAdopted">Whether the order is adopted all the same.</param>
/// <param name="IsVerified">Whether verification names it later, too.</param>
internal sealed record OldDamage(string Set, DamageKind Kind, bool IsAdopted = false, bool IsVerified = false);

/// <summary>The table of damage. Sound orders are Processing, 1000 units for 10.00, with an identifier of their own.</summary>
internal static class OldDamages
{
    public static OldDamage[] All(bool isPostgres)
    {
        string money = isPostgres ? "" : " * 100000000";
        string ended = "\"UnansweredSince\" = NULL, \"Status\" = ";
        return
        [
            new($"\"Refunded\" = 11{money}", DamageKind.RefundedOutOfRange),
            new($"\"Refunded\" = -1{money}", DamageKind.RefundedOutOfRange),
            new("\"Quantity\" = 0", DamageKind.QuantityNotPositive),
            new("\"Quantity\" = -5", DamageKind.QuantityNotPositive),
            new($"\"Charge\" = -1{money}", DamageKind.ChargeNegative),
            new("\"Status\" = 0", DamageKind.StatusUndefined),
            new("\"Status\" = 7", DamageKind.StatusUndefined),
            new($"{ended}6", DamageKind.EndUndecided, IsAdopted: true),
            new($"{ended}6, \"Delivered\" = 0, \"Refunded\" = 10{money}", DamageKind.EndUndecided, IsAdopted: true),
            new($"{ended}6, \"Delivered\" = 600, \"Refunded\" = 3{money}", DamageKind.RefundTooLow, IsAdopted: true, IsVerified: true),
            new($"{ended}5", DamageKind.RefundTooLow, IsAdopted: true, IsVerified: true),
            new($"{ended}4, \"Delivered\" = 1000, \"Refunded\" = 1{money}", DamageKind.RefundTooHigh, IsAdopted: true),
            new($"{ended}6, \"Delivered\" = 600, \"Refunded\" = 5{money}", DamageKind.RefundTooHigh, IsAdopted: true),
            new("\"ProviderOrderId\" = ''", DamageKind.ProviderOrderIdMissing, IsAdopted: true),
            new("\"ProviderOrderId\" = ' '", DamageKind.ProviderOrderIdMissing, IsAdopted: true),
            new("\"ProviderOrderId\" = '0'", DamageKind.ProviderOrderIdMissing, IsAdopted: true),
            new($"{ended}4, \"Delivered\" = 1000, \"ProviderOrderId\" = '0'", DamageKind.ProviderOrderIdMissing, IsAdopted: true),
            new("\"ProviderOrderId\" = NULL", DamageKind.ProviderOrderIdMissing, IsAdopted: true),
            new("\"ProviderOrderId\" = 'same-' || (\"Number\" / 1000)", DamageKind.ProviderOrderIdShared, IsAdopted: true, IsVerified: true),
            new("\"Status\" = 3, \"ProviderOrderId\" = 'same-' || (\"Number\" / 1000)", DamageKind.ProviderOrderIdShared, IsAdopted: true, IsVerified: true),
            new("\"Delivered\" = -1", DamageKind.FactsContradictory),
            new("\"Delivered\" = 5, \"MostDelivered\" = 1", DamageKind.FactsContradictory),
            new("\"CancelCause\" = 99", DamageKind.FactsContradictory),
            new($"{ended}4, \"Open\" = {(long)Findings.StuckInProcessing}", DamageKind.FactsContradictory),
            new("\"Bucket\" = 5", DamageKind.StoreFactsIncomplete, IsVerified: true),
            new(isPostgres ? "\"Quantity\" = NULL" : "\"Quantity\" = 'many'", DamageKind.Unreadable, IsVerified: true),
        ];
    }
}
