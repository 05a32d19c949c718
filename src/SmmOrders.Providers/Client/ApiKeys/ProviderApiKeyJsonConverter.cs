using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>Writes a key redacted, and reads one from a string, for example out of a configuration file.</summary>
/// <remarks>Public for the source generator of <c>System.Text.Json</c>.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProviderApiKeyJsonConverter : JsonConverter<ProviderApiKey>
{
    /// <summary>Reads a key.</summary>
    /// <exception cref="JsonException">It is no string, or no key.</exception>
    public override ProviderApiKey? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return reader.TokenType == JsonTokenType.String ? new(reader.GetString()!) : throw new JsonException("An API key is a JSON string.");
        }
        catch (ArgumentException exception)
        {
            throw new JsonException(exception.Message, exception);
        }
    }

    /// <summary>Writes <c>[redacted]</c>.</summary>
    public override void Write(Utf8JsonWriter writer, ProviderApiKey value, JsonSerializerOptions options) =>
        writer.WriteStringValue(ProviderApiKey.Redacted);
}
