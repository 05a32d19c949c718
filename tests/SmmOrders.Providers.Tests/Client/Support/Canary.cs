using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace SmmOrders.Providers.Tests;

/// <summary>
/// A key that is looked for everywhere: as it is, URL-encoded, in base64, by a part of it, under escapes, in codes, backwards, and
/// taken apart. It undoes what can be undone, where the library looks for what was done: so neither has the other's mistakes.
/// </summary>
internal sealed partial class Canary
{
    // Nothing that throws when it is read shall hide what stands beside it.
    private static readonly JsonSerializerOptions Json = new()
    {
        IncludeFields = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Shield } },
    };

    private const int Telling = 8;

    private readonly string[] _forms;
    private readonly SearchValues<string> _pieces;
    private readonly SearchValues<string> _bare;

    // Whether a run has the key in it: most texts have the same ones.
    private readonly ConcurrentDictionary<string, bool> _runs = new();

    public Canary(string key)
    {
        Key = key;
        _forms =
        [
            key,
            Uri.EscapeDataString(key),
            Uri.EscapeDataString(key).ToLowerInvariant(),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(key)),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(key))[..12],
        ];
        string[] plain = [key, Uri.UnescapeDataString(key), key.Replace("\\", "", StringComparison.Ordinal), key.Replace('+', ' ')];
        _pieces = Pieces(plain, Telling);
        _bare = Pieces([Bare(key)], Math.Min(Telling, Bare(key).Length));
    }

    public string Key { get; }

    /// <summary>The texts that have the key in them.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="inCodes">Whether it may stand there in codes or taken apart as well, which takes much longer to see.</param>
    public string[] In(IEnumerable<string> texts, bool inCodes = false) => [.. texts.Distinct().Where(text => IsIn(text, inCodes))];

    /// <summary>Whether the key stands in the text, or eight characters of it in a row for somebody who undoes escapes and base64.</summary>
    public bool IsIn(string text, bool inCodes = true)
    {
        if (_forms.Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase)))
        {
            return true;
        }

        List<string> seen = [text];
        for (var i = 0; i < 4 && seen[^1].AsSpan().ContainsAny('%', '\\', '&'); i++)
        {
            seen.Add(seen[^1].Replace("\\u00", "%", StringComparison.Ordinal).Replace("\\x", "%", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal));
            seen.Add(WebUtility.HtmlDecode(seen[^1]));
            seen.Add(Uri.UnescapeDataString(seen[^1]));
        }

        if (!inCodes)
        {
            string[] different = [.. seen.Distinct()];
            return different.Any(HasPiece) || different.SelectMany(Runs).Any(run => _runs.GetOrAdd(run, each => UnbasedRun(each).Any(HasPiece)));
        }

        seen.Add(LineEnds().Replace(text, " "));
        seen.Add(Uri.UnescapeDataString(seen[^1].Replace('=', '%')));
        seen.AddRange([.. seen.Where(candidate => candidate.Contains('<')).Select(candidate => Tags().Replace(candidate, ""))]);
        string[] once = [.. seen.Distinct().SelectMany(Undone)];
        return seen.Concat(once).Concat(once.Where(candidate => LongRun().IsMatch(candidate)).SelectMany(candidate => Unbased(candidate).Concat(Unhexed(candidate)))).Any(candidate =>
            HasPiece(candidate) || Bare(candidate).AsSpan().ContainsAny(_bare));
    }

    private bool HasPiece(string text) => text.AsSpan().ContainsAny(_pieces) || Uri.UnescapeDataString(text).AsSpan().ContainsAny(_pieces);

    /// <summary>What an object says of itself: as text, and as JSON with its fields, or as the refusal to be JSON.</summary>
    public static IEnumerable<string> Dump(object value)
    {
        try
        {
            return [value.ToString() ?? "", JsonSerializer.Serialize(value, value.GetType(), Json)];
        }
        catch (NotSupportedException refusal)
        {
            return [value.ToString() ?? "", refusal.ToString()];
        }
    }

    private static IEnumerable<string> Unbased(string text) =>
        Runs(text).SelectMany(UnbasedRun);

    private static IEnumerable<string> Runs(string text) => LongRun().Matches(text).Select(match => match.Value.Replace('-', '+').Replace('_', '/'));

    private static IEnumerable<string> UnbasedRun(string run) =>
        from skip in Enumerable.Range(0, 4)
        where (run.Length - skip) * 3 / 4 >= Telling
        select Encoding.Latin1.GetString(Convert.FromBase64String(run[skip..(skip + ((run.Length - skip) / 4 * 4))]));

    private static IEnumerable<string> Undone(string text) =>
        [.. Unbased(text), .. Unbased(Bare(text)), .. Unhexed(text), .. Numbers().Count(text) < 6 ? [] : new[] { Coded(text, 10), Coded(text, 8) }, .. Unbased32(text), string.Concat(text.Reverse())];

    private static IEnumerable<string> Unhexed(string text)
    {
        string digits = string.Concat(text.Replace("0x", "", StringComparison.OrdinalIgnoreCase).Where(char.IsAsciiHexDigit));
        for (var skip = 0; skip < 2 && digits.Length - skip >= 2 * Telling; skip++)
        {
            yield return Encoding.Latin1.GetString(Convert.FromHexString(digits[skip..(skip + ((digits.Length - skip) / 2 * 2))])).Replace("\0", "", StringComparison.Ordinal);
        }
    }

    // Each number of at most three digits is a character.
    private static string Coded(string text, int numberBase)
    {
        var said = new StringBuilder();
        foreach (Match number in Numbers().Matches(text))
        {
            int code = number.Value.Aggregate(0, (value, digit) => (value * numberBase) + digit - '0');
            _ = said.Append((char)Math.Min(code, 0xFFFF));
        }

        return said.ToString();
    }

    private static IEnumerable<string> Unbased32(string text) =>
        from run in string.Concat(text.Select(character => char.IsAsciiLetterOrDigit(character) ? character : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where run.Length > 12
        from skip in Enumerable.Range(0, 8)
        select Unfived(run[skip..]);

    private static string Unfived(string run)
    {
        var said = new StringBuilder();
        int bits = 0, value = 0;
        foreach (int digit in run.Select(character => "abcdefghijklmnopqrstuvwxyz234567".IndexOf(char.ToLowerInvariant(character), StringComparison.Ordinal)))
        {
            value = ((value << 5) | Math.Max(0, digit)) & 0xFFFF;
            bits += 5;
            if (bits >= 8)
            {
                bits -= 8;
                _ = said.Append((char)((value >> bits) & 255));
            }
        }

        return said.ToString();
    }

    private static string Bare(string text) => string.Concat(text.Where(char.IsAsciiLetterOrDigit));

    private static SearchValues<string> Pieces(IEnumerable<string> texts, int length) => SearchValues.Create(
        [.. texts.SelectMany(text => Enumerable.Range(0, Math.Max(0, text.Length - length + 1)).Select(at => text.Substring(at, length)))], StringComparison.OrdinalIgnoreCase);

    // What may be base64 of eight characters or more.
    [GeneratedRegex("[A-Za-z0-9+/_-]{11,}")]
    private static partial Regex LongRun();

    [GeneratedRegex("[0-9]{1,3}")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\\+[nrt]")]
    private static partial Regex LineEnds();

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Tags();

    private static void Shield(JsonTypeInfo type)
    {
        foreach (JsonPropertyInfo property in type.Properties)
        {
            if (property.Get is { } get)
            {
                property.Get = owner =>
                {
                    try
                    {
                        return get(owner);
                    }
                    catch (Exception exception) when (exception is InvalidOperationException or System.Reflection.TargetInvocationException)
                    {
                        return property.PropertyType.IsValueType ? Activator.CreateInstance(property.PropertyType) : null;
                    }
                };
            }
        }
    }
}
