using System.Collections.Frozen;

namespace SmmOrders.Providers;

/// <summary>What the texts of a provider's errors mean.</summary>
internal sealed class ProviderErrors
{
    private readonly FrozenDictionary<string, ProviderFailureKind> _words;

    internal ProviderErrors(IEnumerable<KeyValuePair<string, ProviderFailureKind>> words)
    {
        var folded = new Dictionary<string, ProviderFailureKind>(StringComparer.Ordinal);
        foreach ((string text, ProviderFailureKind kind) in words)
        {
            folded[Fold(text)] = kind;
        }

        _words = folded.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>What an error may be said to mean: the reasons for which a provider refuses a request.</summary>
    internal static IReadOnlyList<ProviderFailureKind> Meanings { get; } =
        [ProviderFailureKind.ProviderError, ProviderFailureKind.Unauthorized, ProviderFailureKind.RateLimited, ProviderFailureKind.Unavailable];

    internal static bool MayMean(ProviderFailureKind kind) => Meanings.Contains(kind);

    internal static Dictionary<string, ProviderFailureKind> Usual() => new(StringComparer.Ordinal)
    {
        ["Invalid API key"] = ProviderFailureKind.Unauthorized,
        ["Incorrect API key"] = ProviderFailureKind.Unauthorized,
        ["Wrong API key"] = ProviderFailureKind.Unauthorized,
        ["API key is invalid"] = ProviderFailureKind.Unauthorized,
        ["API key not found"] = ProviderFailureKind.Unauthorized,
        ["Invalid key"] = ProviderFailureKind.Unauthorized,
        ["Incorrect key"] = ProviderFailureKind.Unauthorized,
        ["Unauthorized"] = ProviderFailureKind.Unauthorized,
        ["Unauthenticated"] = ProviderFailureKind.Unauthorized,
        ["Too many requests"] = ProviderFailureKind.RateLimited,
        ["Too many attempts"] = ProviderFailureKind.RateLimited,
        ["Rate limit exceeded"] = ProviderFailureKind.RateLimited,
    };

    internal ProviderFailureKind MeaningOf(string text) => _words.GetValueOrDefault(Fold(text), ProviderFailureKind.ProviderError);

    // Letters and digits alone decide, so that a full stop or a hyphen does not.
    private static string Fold(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
