using System.Collections.Immutable;

namespace SmmOrders.Providers.Testing;

/// <summary>A request as it was read.</summary>
/// <param name="Raw">What came: the body, or the query string of a GET; key included.</param>
/// <param name="Fields">Its fields; <see langword="null"/> where it cannot be read.</param>
internal readonly record struct ParsedRequest(ReadOnlyMemory<byte> Raw, ImmutableArray<KeyValuePair<string, string>>? Fields);
