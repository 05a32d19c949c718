namespace SmmOrders.Providers.Testing;

/// <summary>An item of an answer with faulty items.</summary>
/// <param name="RequestedId">The requested identifier.</param>
/// <param name="AnswerId">The identifier in the answer.</param>
/// <param name="IsRepeated">Whether the answer already contains it; the second time with different content.</param>
internal readonly record struct FaultyItem(string RequestedId, string AnswerId, bool IsRepeated);
