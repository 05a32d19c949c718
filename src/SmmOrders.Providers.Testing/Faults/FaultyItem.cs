namespace SmmOrders.Providers.Testing;

/// <summary>An item of an answer whose items are at fault.</summary>
/// <param name="Asked">The identifier that was asked for.</param>
/// <param name="Told">The identifier that the answer tells.</param>
/// <param name="Again">Whether the answer has told it already; it says something else then.</param>
internal readonly record struct FaultyItem(string Asked, string Told, bool Again);
