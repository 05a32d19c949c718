using System.Text.Json;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The fields of a request in one column: a JSON array of [name, value], which keeps their order and repeated names.</summary>
internal static class RequestFields
{
    /// <exception cref="ArgumentException">A name or a value is <see langword="null"/>.</exception>
    internal static string? ToStored(IReadOnlyCollection<KeyValuePair<string, string>> fields)
    {
        foreach ((string name, string value) in fields)
        {
            if (name is null || value is null)
            {
                throw new ArgumentException($"A field of the request has no {(name is null ? "name" : $"value: {name}")}.", nameof(fields));
            }
        }

        return fields.Count == 0 ? null : JsonSerializer.Serialize(fields.Select(field => new[] { field.Key, field.Value }));
    }

    /// <summary>The same fields, with another value of the field named <c>service</c> if there is one.</summary>
    internal static string? WithService(string? stored, string service) =>
        ToStored([.. FromStored(stored).Select(field => field.Key == "service" ? KeyValuePair.Create(field.Key, service) : field)]);

    /// <summary>The value of a field; <see langword="null"/> if there is none.</summary>
    internal static string? ValueOf(IEnumerable<KeyValuePair<string, string>> fields, string name) => fields.FirstOrDefault(field => field.Key == name).Value;

    internal static IReadOnlyList<KeyValuePair<string, string>> FromStored(string? stored) => stored is null
        ? []
        : [.. JsonSerializer.Deserialize<string[][]>(stored)!.Select(field => KeyValuePair.Create(field[0], field[1]))];
}
