namespace SmmOrders.Providers.Testing;

/// <summary>An item of an answer with faulty items.</summary>
/// <param name="Asked">The requested identifier.</param>
/// <param name="Told">The identifier in the answer.</param>
/// <param name="Again">Whether the answer already contains it; the second time with different content.</param>
internal readonly record struct FaultyItem(string Asked, string Told, bool Again);
