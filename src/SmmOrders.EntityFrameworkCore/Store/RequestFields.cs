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

    internal static IReadOnlyList<KeyValuePair<string, string>> FromStored(string? stored) => stored is null
        ? []
        : [.. JsonSerializer.Deserialize<string[][]>(stored)!.Select(field => KeyValuePair.Create(field[0], field[1]))];
}
