using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>What a panel can do with a question about the statuses of many orders.</summary>
[JsonConverter(typeof(EnumByName<BulkStatusSupport>))]
public enum BulkStatusSupport
{
    /// <summary>It answers for each order.</summary>
    Full = 1,

    /// <summary>It answers for each order; but a question about exactly one is answered by that order itself, not by a map of one.</summary>
    BareOrderForOne,

    /// <summary>It has no bulk status: whatever is asked for is answered by one and the same error.</summary>
    None,
}
