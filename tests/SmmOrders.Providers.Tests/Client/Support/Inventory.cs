using System.Collections;
using System.Reflection;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Tests;

/// <summary>What objects of the library say of themselves, and of everything that is in them.</summary>
internal sealed class Inventory
{
    private static readonly Assembly Library = typeof(SmmProviderClient).Assembly;

    public List<string> Texts { get; } = [];

    /// <summary>The library's public types of which there was an object.</summary>
    public HashSet<Type> Seen { get; } = [];

    /// <summary>The library's public types of which there can be an object.</summary>
    public static IEnumerable<Type> Types() =>
        Library.GetExportedTypes().Where(type => !type.IsEnum && !type.IsAssignableTo(typeof(JsonConverter)) && !type.IsAbstract);

    public void Keep(object? value)
    {
        if (value is IEnumerable items and not string)
        {
            foreach (object? item in items)
            {
                Keep(item);
            }
        }
        else if (value is not null && value.GetType() is var type && type.Assembly == Library)
        {
            _ = Seen.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
            Texts.AddRange(Canary.Dump(value));
            foreach (PropertyInfo property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public))
            {
                Keep(property.GetValue(value));
            }

            // A result gives its value by a method.
            if (type.GetProperty("IsSuccess")?.GetValue(value) is true)
            {
                Keep(type.GetMethod("GetValue")!.Invoke(value, null));
            }
        }
    }
}
