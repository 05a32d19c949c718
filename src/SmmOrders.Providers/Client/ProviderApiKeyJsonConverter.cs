using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>Writes a key redacted, and reads one from a string, for example out of a configuration file.</summary>
internal sealed class ProviderApiKeyJsonConverter : JsonConverter<ProviderApiKey>
{
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

    public override void Write(Utf8JsonWriter writer, ProviderApiKey value, JsonSerializerOptions options) =>
        writer.WriteStringValue(ProviderApiKey.Redacted);
}
