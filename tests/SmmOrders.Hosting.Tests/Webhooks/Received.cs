using System.Collections.Immutable;
using System.Text;

namespace SmmOrders.Hosting.Tests;

/// <summary>A request that a receiver was sent.</summary>
internal sealed record Received(string Method, ImmutableDictionary<string, string> Headers, byte[] Body)
{
    public string Text => Encoding.UTF8.GetString(Body);

    public string? Id => Headers.GetValueOrDefault("X-SmmOrders-Id");

    public string? Timestamp => Headers.GetValueOrDefault("X-SmmOrders-Timestamp");

    public string? Signature => Headers.GetValueOrDefault("X-SmmOrders-Signature");

    /// <summary>Whether the oracle signs it the same way.</summary>
    public bool IsSignedWith(params string[] secrets) =>
        Signature == string.Join(',', secrets.Select(secret => $"v1={SignatureOracle.Hmac(secret, $"{Timestamp}.", Body)}"));
}
