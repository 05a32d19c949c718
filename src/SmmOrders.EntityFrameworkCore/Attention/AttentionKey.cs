using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// The unique key of a row of attention: 16 bytes of a hash, since what was reported may be longer than an index takes. It is stored, so
/// how it is made stays as it is.
/// </summary>
internal static class AttentionKey
{
    // Ends a part, so that no two lists of parts read alike.
    private const char End = '\u001f';

    internal static Guid OfState(OrderKey order, Findings state) => Of("state", order.ToString(), state, null);

    internal static Guid OfEvent(OrderKey order, Findings happened, string? what) => Of("event", order.ToString(), happened, what);

    internal static Guid OfProvider(string? provider, Findings finding, string? what) => Of(provider is null ? "no provider" : "provider", provider, finding, what);

    /// <summary>Of a provider that open orders have and the panel no longer does.</summary>
    internal static Guid OfMissing(string provider) => Of("missing provider", provider, Findings.Unanswered, null);

    private static Guid Of(string kind, string? subject, Findings finding, string? what)
    {
        string text = string.Create(CultureInfo.InvariantCulture, $"{kind}{End}{subject}{End}{(int)finding}{End}{what}");
        return new(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16), bigEndian: true);
    }
}
