using Microsoft.Extensions.Primitives;

namespace PanelBackend;

/// <summary>The fields of a request to the API. Unknown fields are ignored, as other panels do.</summary>
internal sealed class ApiRequest
{
    public const int MostIds = 100;

    private static readonly string[] Values = ["key", "action", "service", "link", "quantity", "runs", "interval"];
    private static readonly string[] Lists = ["order", "orders", "refill", "refills"];
    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why it cannot be read; <see langword="null"/> if it can.</summary>
    public ApiError? Fault { get; private set; }

    /// <summary>A field's value; <see langword="null"/> if it is missing or empty.</summary>
    public string? this[string name] => _fields.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    public static ApiRequest Refused(string error, int status = StatusCodes.Status200OK) => new() { Fault = new(error, status) };

    /// <summary>The identifiers in the first of the fields that has any, each once.</summary>
    public string[] Ids(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (this[name] is { } ids)
            {
                return [.. ids.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)];
            }
        }

        return [];
    }

    /// <summary>Whether it names one identifier, which is answered alone, and not a list.</summary>
    public bool IsOne(string one, string many) => Ids(one) is { Length: var count } && (count == 1 || (count == 0 && this[many] is null));

    /// <summary>Takes the fields of one part of the request, except those that an earlier part has.</summary>
    public void Take(IEnumerable<KeyValuePair<string, StringValues>> part)
    {
        var earlier = new HashSet<string>(_fields.Keys, StringComparer.OrdinalIgnoreCase);
        foreach ((string key, StringValues values) in part)
        {
            bool isList = key.EndsWith("[]", StringComparison.Ordinal);
            string name = (isList ? key[..^2] : key).ToLowerInvariant();
            bool mayBeList = Lists.Contains(name);
            if (earlier.Contains(name) || !(mayBeList || Values.Contains(name)))
            {
                continue;
            }

            string value = string.Join(',', values.ToArray()).Trim();
            Fault ??= (isList && !mayBeList) || (!isList && values.Count > 1) || !_fields.TryAdd(name, value) ? new($"Incorrect request: {name} takes one value and may be sent once.")
                : value.Contains('\0', StringComparison.Ordinal) ? new($"Incorrect {name}: it is not text.")
                : null;
        }
    }
}
