using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace SmmOrders;

/// <summary>The texts of <see cref="OrderGuide"/>: the built-in ones, and a panel's replacements. Immutable and thread-safe.</summary>
/// <remarks>
/// English, Spanish, Portuguese, Russian and Turkish are built in. The text for a language is looked up in this order: the panel's
/// own for that language or its parent (<c>es</c> for <c>es-MX</c>); the panel's own for every language; the built-in translation;
/// the panel's own for English; the built-in English.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed partial class GuideTexts
{
    private const string English = "en";

    private static readonly ResourceManager Resources = new("SmmOrders.Guide.OrderGuideTexts", typeof(OrderGuide).Assembly);

    private readonly ImmutableDictionary<(string Name, string Language), string> _own;

    private GuideTexts(ImmutableDictionary<(string Name, string Language), string> own) => _own = own;

    /// <summary>The built-in texts, without replacements.</summary>
    public static GuideTexts BuiltIn { get; } = new(ImmutableDictionary<(string Name, string Language), string>.Empty);

    /// <summary>Returns these texts with one replaced.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">
    /// The replacement: a composite format string with the placeholders that <see cref="GuideText"/> documents for the text, or some
    /// of them, or none. A placeholder has no width, and a number's precision is below 100. Literal braces are doubled.
    /// </param>
    /// <param name="language">The language, including its regional variants, for example <c>es</c>; every language by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="words"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="text"/> is not a defined text.</exception>
    /// <exception cref="ArgumentException">
    /// <paramref name="words"/> is empty or white space, uses a placeholder that the text does not have, or with a width or a longer
    /// precision, or is not a valid format string.
    /// </exception>
    public GuideTexts With(GuideText text, string words, CultureInfo? language = null)
    {
        ArgumentNullException.ThrowIfNull(words);
        string name = NameOf(text);
#pragma warning disable CA2208 // The message names the text at fault; it is reused for words from a configuration.
        return FaultIn(text, words) is { } fault
            ? throw new ArgumentException(fault)
#pragma warning restore CA2208
            : new(_own.SetItem((name, (language ?? CultureInfo.InvariantCulture).Name), words));
    }

    /// <summary>The text in the language, with its placeholders not filled in.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">The language; English by default.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="text"/> is not a defined text.</exception>
    public string Get(GuideText text, CultureInfo? language = null) => Find(NameOf(text), language ?? CultureInfo.InvariantCulture);

    /// <summary>The text with the resource's name.</summary>
    internal string Find(string name, CultureInfo language)
    {
        // The library has a text for every name that it looks up.
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

        // Without a translation, the resource manager returns the English text itself.
        return _own.TryGetValue((name, ""), out string? everywhere) ? everywhere
            : ReferenceEquals(builtIn, Resources.GetString(name, CultureInfo.InvariantCulture)) && _own.TryGetValue((name, English), out string? inEnglish) ? inEnglish
            : builtIn;
    }

    /// <summary>What is wrong with the words, in one sentence; <see langword="null"/> if nothing is.</summary>
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

            // It would make a text of any length.
            if (Padding().IsMatch(words.Replace("{{", "", StringComparison.Ordinal)))
            {
                return $"{text} pads a placeholder. Write it without a width, as {{0}}, and a number's precision with at most two digits, as {{0:N0}}.";
            }

            // Counts and durations are numbers: an invalid number format would otherwise only fail when it is used.
            _ = string.Format(CultureInfo.InvariantCulture, format, 1L, 1L);
            _ = string.Format(CultureInfo.InvariantCulture, format, 1m, 1m);
            return null;
        }
        catch (FormatException)
        {
            return $"{text} is not a format string. It {placeholders}; double a literal brace: {{{{ or }}}}.";
        }
    }

    // The width or the precision of a placeholder, in a text without doubled braces.
    [GeneratedRegex(@"\{[^}:]*,|\{[^}:]*:[A-Za-z][0-9]{3}")]
    private static partial Regex Padding();

    private static string NameOf(GuideText text) =>
        ResourceNames.ByText.TryGetValue(text, out string? name) ? name : throw UndefinedEnum.Error(nameof(text), text, "a text of the guide");

    // Created when a panel first replaces a text.
    private static class ResourceNames
    {
        internal static readonly FrozenDictionary<GuideText, string> ByText =
            Resources.GetResourceSet(CultureInfo.InvariantCulture, createIfNotExists: true, tryParents: false)!
                .Cast<DictionaryEntry>()
                .Select(entry => (string)entry.Key)
                .ToFrozenDictionary(name => Enum.Parse<GuideText>(name.Replace(".", "", StringComparison.Ordinal)));
    }
}
