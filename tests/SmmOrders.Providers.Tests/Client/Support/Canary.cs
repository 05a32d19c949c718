using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SmmOrders.Providers.Tests;

/// <summary>A key that is looked for everywhere: as it is, URL-encoded, in base64, by a part of it, and under escapes.</summary>
internal sealed class Canary
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
        string[] plain = [key, Uri.UnescapeDataString(key), key.Replace("\\", "", StringComparison.Ordinal)];
        _pieces = SearchValues.Create(
            [.. plain.SelectMany(text => Enumerable.Range(0, text.Length - Telling + 1).Select(at => text.Substring(at, Telling)))], StringComparison.OrdinalIgnoreCase);
    }

    public string Key { get; }

    /// <summary>The texts that have the key in them.</summary>
    public string[] In(IEnumerable<string> texts) => [.. texts.Distinct().Where(this.IsIn)];

    /// <summary>Whether the key stands in the text, or eight characters of it in a row for somebody who undoes escapes and base64.</summary>
    public bool IsIn(string text)
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

        return seen.Concat(seen.SelectMany(Unbased)).Any(candidate =>
            candidate.AsSpan().ContainsAny(_pieces) || Uri.UnescapeDataString(candidate).AsSpan().ContainsAny(_pieces));
    }

    /// <summary>What an object says of itself: as text, and as JSON with its fields.</summary>
    public static IEnumerable<string> Dump(object value) => [value.ToString() ?? "", JsonSerializer.Serialize(value, value.GetType(), Json)];

    private static IEnumerable<string> Unbased(string text) =>
        from run in string.Concat(text.Replace('-', '+').Replace('_', '/').Select(character => char.IsAsciiLetterOrDigit(character) || character is '+' or '/' ? character : ' '))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
        from skip in Enumerable.Range(0, 4)
        where run.Length - skip > Telling
        select Encoding.Latin1.GetString(Convert.FromBase64String(run[skip..(skip + ((run.Length - skip) / 4 * 4))]));

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
