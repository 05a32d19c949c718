using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using SmmOrders.AotSmoke;
using SmmOrders.EntityFrameworkCore;
using SmmOrders.Hosting;
using SmmOrders.Providers.Testing;

namespace SmmOrders.PackageTests;

/// <summary>What is asked of every public value, and what it does wrong.</summary>
internal static partial class ValueCheck
{
    /// <summary>How a consumer writes JSON: plainly, for the web, strictly, and with code that was generated in an assembly of his own.</summary>
    public static IReadOnlyDictionary<string, JsonSerializerOptions> Ways { get; } = new Dictionary<string, JsonSerializerOptions>
    {
        ["plain"] = new(),
        ["web"] = new(JsonSerializerDefaults.Web),
        ["strict"] = new(JsonSerializerDefaults.Strict),
        ["generated"] = new() { TypeInfoResolver = JsonTypeInfoResolver.Combine(SmokeJson.Default, TestingJson.Default) },
    };

    /// <summary>It comes back as it went, to the last digit.</summary>
    public static IEnumerable<string> RoundTrip(object value, JsonSerializerOptions options)
    {
        string json = JsonSerializer.Serialize(value, value.GetType(), options);
        object? back = JsonSerializer.Deserialize(json, value.GetType(), options);
        if (!IsOptions(value) && !value.Equals(back))
        {
            yield return $"{json} came back as another";
        }

        string again = JsonSerializer.Serialize(back, value.GetType(), options);
        if (again != json)
        {
            yield return $"{json} came back as {again}";
        }
    }

    /// <summary>Without a member that is required, and with null or nonsense in place of any, it is refused with a <see cref="JsonException"/>.</summary>
    public static IEnumerable<string> Harmed(object value, JsonSerializerOptions options)
    {
        Type type = value.GetType();
        var whole = (JsonObject)JsonSerializer.SerializeToNode(value, type, options)!;
        string[] required = Required(type, options);
        foreach (string name in whole.Select(member => member.Key).Append("nothing").ToArray())
        {
            foreach ((string how, Action<JsonObject> harm) in new (string, Action<JsonObject>)[]
            {
                ("without", json => json.Remove(name)),
                ("null", json => json[name] = null),
                ("object", json => json[name] = new JsonObject()),
                ("text", json => json[name] = "nonsense"),
                ("number", json => json[name] = -1),
                ("list", json => json[name] = new JsonArray(null, -1)),
            })
            {
                var harmed = (JsonObject)whole.DeepClone();
                harm(harmed);
                string? said = Refusal(harmed, type, options);
                if (said is not (null or nameof(JsonException)))
                {
                    yield return $"{how} {name}: {said}";
                }
                else if (said is null && how is "without" or "null" && required.Contains(name) && (how == "without" || !AllowsNull(whole, name)))
                {
                    yield return $"{how} {name}: accepted";
                }
            }
        }
    }

    /// <summary>Nothing that can be read of a default value throws, and JSON takes it as it is or refuses it.</summary>
    public static IEnumerable<string> Default(Type type)
    {
        object value = RuntimeHelpers.GetUninitializedObject(type);
        foreach (PropertyInfo property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0))
        {
            if (Thrown(() => property.GetValue(value)) is { } exception)
            {
                yield return $"{property.Name}: {exception.GetType().Name}";
            }
        }

        foreach ((string what, Func<object?> read) in new (string, Func<object?>)[]
        {
            (nameof(ToString), value.ToString), (nameof(GetHashCode), () => value.GetHashCode()), (nameof(Equals), () => value.Equals(value)),
        })
        {
            if (Thrown(read) is { } exception)
            {
                yield return $"{what}: {exception.GetType().Name}";
            }
        }

        foreach ((string way, JsonSerializerOptions options) in Ways)
        {
            if (Thrown(() => RoundTrip(value, options).FirstOrDefault()) is { } exception and not NotSupportedException)
            {
                yield return $"{way}: {exception.GetType().Name}";
            }
        }
    }

    /// <summary>What is no data says so, when it is written and when it is read.</summary>
    public static IEnumerable<string> Refused(Type type, JsonSerializerOptions options)
    {
        object value = RuntimeHelpers.GetUninitializedObject(type);
        if (Thrown(() => JsonSerializer.Serialize(value, type, options)) is not NotSupportedException written)
        {
            yield return "was written";
        }
        else if (!written.Message.Contains(' ', StringComparison.Ordinal))
        {
            yield return "no sentence";
        }

        if (Thrown(() => JsonSerializer.Deserialize("{}", type, options)) is not NotSupportedException)
        {
            yield return "was read";
        }
    }

    /// <summary>It can be written, with everything that can be read of it, and never read: nothing could be set.</summary>
    public static IEnumerable<string> WrittenAlone(Type type, JsonSerializerOptions options)
    {
        object value = Activator.CreateInstance(type)!;
        foreach (PropertyInfo named in type.GetProperties().Where(property => property.PropertyType.IsEnum))
        {
            named.SetValue(value, Enum.GetValues(named.PropertyType).GetValue(0)); // As the database does; 0 has no name.
        }

        string json = JsonSerializer.Serialize(value, type, options);
        string[] missing = [.. type.GetProperties().Where(property => !json.Contains($"\"{property.Name}\":", StringComparison.OrdinalIgnoreCase)).Select(property => property.Name)];
        if (missing.Length > 0)
        {
            yield return $"{string.Join(", ", missing)} are not in {json}";
        }

        if (Thrown(() => JsonSerializer.Deserialize(json, type, options)) is not NotSupportedException)
        {
            yield return "was read";
        }
    }

    /// <summary>Each value of an enum goes by its name; a number, and a name that is none, are refused.</summary>
    public static IEnumerable<string> Named(Type type, JsonSerializerOptions options)
    {
        foreach (object value in Enum.GetValues(type))
        {
            string json = JsonSerializer.Serialize(value, type, options);
            if (json != $"\"{value}\"" || !value.Equals(JsonSerializer.Deserialize(json, type, options)))
            {
                yield return $"{value} is {json}";
            }
        }

        foreach (string json in new[] { "1", "0", "-1", "\"1\"", "\"\"", "\"Nonsense\"", "null", "true" })
        {
            if (Thrown(() => JsonSerializer.Deserialize(json, type, options)) is not JsonException)
            {
                yield return $"{json} was read";
            }
        }
    }

    /// <summary>The members that a schema lists as required.</summary>
    public static string[] Required(Type type, JsonSerializerOptions options) =>
        [.. options.GetJsonSchemaAsNode(type)["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? []];

    private static bool IsOptions(object value) => value.GetType().Name.EndsWith("Options", StringComparison.Ordinal);

    private static bool AllowsNull(JsonObject whole, string name) => whole[name] is null;

    private static string? Refusal(JsonObject json, Type type, JsonSerializerOptions options) =>
        Thrown(() => json.Deserialize(type, options))?.GetType().Name;

    private static Exception? Thrown(Func<object?> call)
    {
        try
        {
            _ = call();
            return null;
        }
        catch (TargetInvocationException exception)
        {
            return exception.InnerException;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    [JsonSerializable(typeof(HistoryStep))]
    [JsonSerializable(typeof(SimulatedService))]
    [JsonSerializable(typeof(OrderTotals))]
    [JsonSerializable(typeof(OrderEvent))]
    [JsonSerializable(typeof(OrderAlert))]
    private sealed partial class TestingJson : JsonSerializerContext;
}
