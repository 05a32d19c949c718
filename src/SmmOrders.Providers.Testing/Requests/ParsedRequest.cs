using System.Collections.Immutable;

namespace SmmOrders.Providers.Testing;

/// <summary>A parsed request.</summary>
/// <param name="Raw">The raw request: the body, or the query string of a GET; key included.</param>
/// <param name="Fields">Its fields; <see langword="null"/> if it could not be read.</param>
internal readonly record struct ParsedRequest(ReadOnlyMemory<byte> Raw, ImmutableArray<KeyValuePair<string, string>>? Fields);
