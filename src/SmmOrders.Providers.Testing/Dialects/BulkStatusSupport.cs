using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>How a panel answers a status request for many orders.</summary>
[JsonConverter(typeof(EnumByName<BulkStatusSupport>))]
public enum BulkStatusSupport
{
    /// <summary>It answers for each order.</summary>
    Full = 1,

    /// <summary>It answers for each order; but a request for exactly one order gets the order itself, not a map of one.</summary>
    BareOrderForOne,

    /// <summary>It supports no bulk status: any such request gets the same error.</summary>
    None,
}
