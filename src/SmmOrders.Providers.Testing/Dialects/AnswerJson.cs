using System.Text.Json;

namespace SmmOrders.Providers.Testing;

/// <summary>Writes JSON.</summary>
internal static class AnswerJson
{
    internal static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();

        // Some panels write duplicate keys.
        using (var json = new Utf8JsonWriter(bytes, new() { SkipValidation = true }))
        {
            write(json);
        }

        return bytes.ToArray();
    }

    internal static byte[] Error(string error) => Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("error", error);
        json.WriteEndObject();
    });
}
