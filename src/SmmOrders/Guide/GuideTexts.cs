using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using System.Text;

namespace SmmOrders;

/// <summary>The texts of <see cref="OrderGuide"/>: the built-in ones, and what a panel says in their place. Immutable; safe from any thread.</summary>
/// <remarks>
/// Built in are English, Spanish, Portuguese, Russian and Turkish. For a language, a text is looked for in this order: the panel's own
/// for that language or the one it is a dialect of (<c>es</c> for <c>es-MX</c>); the panel's own for every language; the built-in
/// translation; the panel's own for English; the built-in English.
/// </remarks>
public sealed class GuideTexts
{
    private const string English = "en";

    private static readonly ResourceManager Resources = new("SmmOrders.Guide.OrderGuideTexts", typeof(OrderGuide).Assembly);

    private readonly ImmutableDictionary<(string Name, string Language), string> _own;

    private GuideTexts(ImmutableDictionary<(string Name, string Language), string> own) => _own = own;

    /// <summary>The built-in texts, none replaced.</summary>
    public static GuideTexts BuiltIn { get; } = new(ImmutableDictionary<(string Name, string Language), string>.Empty);

    /// <summary>The same texts with one replaced.</summary>
    /// <param name="text">Which.</param>
    /// <param name="words">
    /// What is said in its place: a format string, with the placeholders that <see cref="GuideText"/> names for it, some of them or none. A
    /// brace of its own is doubled.
    /// </param>
    /// <param name="language">For which language and its dialects, for example <c>es</c>; for every language by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="words"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="text"/> is none of the texts.</exception>
    /// <exception cref="ArgumentException"><paramref name="words"/> is white space, has a placeholder that the text does not have, or a brace that is not doubled.</exception>
    public GuideTexts With(GuideText text, string words, CultureInfo? language = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        string name = NameOf(text);
#pragma warning disable CA2208 // The sentence says which text is at fault; it is repeated where the words come from a configuration.
        return FaultIn(text, words) is { } fault
            ? throw new ArgumentException(fault)
#pragma warning restore CA2208
            : new(_own.SetItem((name, (language ?? CultureInfo.InvariantCulture).Name), words));
    }

    /// <summary>The text as it is said in the language, its placeholders not filled in.</summary>
    /// <param name="text">Which.</param>
    /// <param name="language">The language; English by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="text"/> is none of the texts.</exception>
    public string Get(GuideText text, CultureInfo? language = null) => Find(NameOf(text), language ?? CultureInfo.InvariantCulture);

    /// <summary>The text with the resource's name.</summary>
    internal string Find(string name, CultureInfo language)
    {
        // The library has a text for every name that it asks for.
        string builtIn = Resources.GetString(name, language)!;
        if (_own.IsEmpty)
        {
            return builtIn;
        }

        for (CultureInfo dialect = language; dialect.Name.Length > 0; dialect = dialect.Parent)
        {
            if (_own.TryGetValue((name, dialect.Name), out string? own))
            {
                return own;
            }
        }

        // Where there is no translation, the English itself comes back.
        return _own.TryGetValue((name, ""), out string? everywhere) ? everywhere
            : ReferenceEquals(builtIn, Resources.GetString(name, CultureInfo.InvariantCulture)) && _own.TryGetValue((name, English), out string? inEnglish) ? inEnglish
            : builtIn;
    }

    /// <summary>What is wrong with the words, in a sentence; <see langword="null"/> where nothing is.</summary>
    internal static string? FaultIn(GuideText text, string words)
    {
        if (string.IsNullOrWhiteSpace(words))
        {
            return $"{text} is empty. Leave it out for the built-in text.";
        }

        int known = CompositeFormat.Parse(Resources.GetString(NameOf(text), CultureInfo.InvariantCulture)!).MinimumArgumentCount;
        string placeholders = known switch
        {
            0 => "has no placeholders",
            1 => "may use {0}",
            _ => "may use {0} and {1}",
        };
        try
        {
            var format = CompositeFormat.Parse(words);
            if (format.MinimumArgumentCount > known)
            {
                return $"{text} uses a placeholder that it does not have. It {placeholders}.";
            }

            // Counts and durations are numbers: a format of theirs that is none would only show when it is used.
            _ = string.Format(CultureInfo.InvariantCulture, format, 1L, 1L);
            _ = string.Format(CultureInfo.InvariantCulture, format, 1m, 1m);
            return null;
        }
        catch (FormatException)
        {
            return $"{text} is no format string. It {placeholders}; a brace of its own is doubled: {{{{ or }}}}.";
        }
    }

    private static string NameOf(GuideText text) =>
        ResourceNames.ByText.TryGetValue(text, out string? name) ? name : throw UndefinedEnum.Error(nameof(text), text, "a text of the guide");

    // Made when a panel first has texts of its own.
    private static class ResourceNames
    {
        internal static readonly FrozenDictionary<GuideText, string> ByText =
            Resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
                .Cast<DictionaryEntry>()
                .Select(entry => (string)entry.Key)
                .ToFrozenDictionary(name => Enum.Parse<GuideText>(name.Replace(".", "", StringComparison.Ordinal)));
    }
}
