namespace SmmOrders.Providers.Testing;

/// <summary>The answer to a request if nothing fails on the way.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body; JSON.</param>
internal readonly record struct Answer(int Status, ReadOnlyMemory<byte> Body);
