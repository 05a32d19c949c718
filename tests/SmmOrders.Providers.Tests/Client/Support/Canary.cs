using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace SmmOrders.Providers.Tests;

/// <summary>A key that is looked for everywhere: as it is, URL-encoded, in base64, and by its first characters.</summary>
internal sealed class Canary
{
    // Nothing that throws when it is read shall hide what stands beside it.
    private static readonly JsonSerializerOptions Json = new()
    {
        IncludeFields = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Shield } },
    };

    private readonly string[] _forms;

    public Canary(string key)
    {
        Key = key;
        _forms =
        [
            key,
            key[..8],
            Uri.EscapeDataString(key),
            Uri.EscapeDataString(key).ToLowerInvariant(),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(key)),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(key))[..12],
        ];
    }

    public string Key { get; }

    /// <summary>The texts that have the key in them.</summary>
    public string[] In(IEnumerable<string> texts) =>
        [.. texts.Where(text => _forms.Any(form => text.Contains(form, StringComparison.OrdinalIgnoreCase)))];

    /// <summary>What an object says of itself: as text, and as JSON with its fields.</summary>
    public static IEnumerable<string> Dump(object value) => [value.ToString() ?? "", JsonSerializer.Serialize(value, value.GetType(), Json)];

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
