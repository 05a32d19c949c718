using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Testing;

/// <summary>What a case wants of the store that it tests.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderStoreSetup
{
    internal OrderStoreSetup(OrderRules rules, Action<IReadOnlyList<DueRefund>> pay, ImmutableArray<string> sinks)
    {
        Rules = rules;
        Pay = pay;
        OutboxSinks = sinks;
    }

    /// <summary>The rules by which the store decides.</summary>
    public OrderRules Rules { get; }

    /// <summary>
    /// The payer. Call it where the store pays refunds: inside the transaction, once, with all refunds of the transaction. If it throws,
    /// do not catch it.
    /// </summary>
    public Action<IReadOnlyList<DueRefund>> Pay { get; }

    /// <summary>The sinks of the store's outbox; none in most cases. Each case has names of its own, so that several stores may share one database.</summary>
    public ImmutableArray<string> OutboxSinks { get; }
}
