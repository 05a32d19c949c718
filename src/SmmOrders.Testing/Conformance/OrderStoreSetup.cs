using System.Text.Json.Serialization;

namespace SmmOrders.Testing;

/// <summary>What a case wants of the store that it tests.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderStoreSetup
{
    internal OrderStoreSetup(OrderRules rules, Action<IReadOnlyList<DueRefund>> pay)
    {
        Rules = rules;
        Pay = pay;
    }

    /// <summary>The rules by which the store decides.</summary>
    public OrderRules Rules { get; }

    /// <summary>
    /// The payer. Call it where the store pays refunds: inside the transaction, once, with all refunds of the transaction. If it throws,
    /// do not catch it.
    /// </summary>
    public Action<IReadOnlyList<DueRefund>> Pay { get; }
}
