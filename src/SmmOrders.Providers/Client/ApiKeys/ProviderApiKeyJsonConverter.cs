using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>Writes <c>[redacted]</c>, and reads a key from a string, for example in a configuration file.</summary>
/// <remarks>Public because the source generator of <c>System.Text.Json</c> needs it.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ProviderApiKeyJsonConverter : JsonConverter<ProviderApiKey>
{
    /// <summary>Reads a key.</summary>
    /// <exception cref="JsonException">The value is not a string, or not a valid key.</exception>
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
