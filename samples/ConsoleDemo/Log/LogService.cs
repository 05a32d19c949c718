using System.Text.Json;
using SmmOrders;

namespace ConsoleDemo.Log;

/// <summary>
/// Reads a line's <c>service</c>: its name, its number, or an object of what varies by service:
/// <c>{"name":"…","deliversWhilePending":true,"stuckAfter":"06:00:00","expectedPending":"48:00:00","expectedInProgress":"72:00:00"}</c>,
/// each part optional.
/// </summary>
internal static class LogService
{
    internal static string? Read(ref Utf8JsonReader json, out ServiceProfile? service, out string? name)
    {
        service = null;
        name = null;
        if (json.TokenType == JsonTokenType.String)
        {
            return LogValue.ReadText(ref json, "service", "a name", out name);
        }

        if (json.TokenType == JsonTokenType.Number)
        {
            return LogValue.ReadId(ref json, "service", out name);
        }

        if (json.TokenType != JsonTokenType.StartObject)
        {
            return LogValue.Bad(ref json, "service", "a name, a number or an object");
        }

        string? fault = null;
        bool deliversWhilePending = false;
        TimeSpan? stuckAfter = null, expectedPending = null, expectedInProgress = null;
        while (fault is null && json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            fault =
                Is(ref json, "name"u8) ? LogValue.ReadText(ref json, "name", "a name", out name)
                : Is(ref json, "deliversWhilePending"u8) ? ReadYesOrNo(ref json, "deliversWhilePending", out deliversWhilePending)
                : Is(ref json, "stuckAfter"u8) ? ReadDuration(ref json, "stuckAfter", out stuckAfter)
                : Is(ref json, "expectedPending"u8) ? ReadDuration(ref json, "expectedPending", out expectedPending)
                : Is(ref json, "expectedInProgress"u8) ? ReadDuration(ref json, "expectedInProgress", out expectedInProgress)
                : LogValue.UnknownField(ref json);
        }

        service = new ServiceProfile(deliversWhilePending, stuckAfter, expectedPending, expectedInProgress);
        return fault;
    }

    // Where it is this field, the reader moves on to its value.
    private static bool Is(ref Utf8JsonReader json, ReadOnlySpan<byte> name) => json.ValueTextEquals(name) && json.Read();

    private static string? ReadYesOrNo(ref Utf8JsonReader json, string field, out bool value)
    {
        value = json.TokenType == JsonTokenType.True;
        return json.TokenType is JsonTokenType.True or JsonTokenType.False ? null : LogValue.Bad(ref json, field, "true or false");
    }

    private static string? ReadDuration(ref Utf8JsonReader json, string field, out TimeSpan? value)
    {
        value = null;
        string? fault = LogValue.ReadText(ref json, field, "a duration", out string text);
        if (fault is null && Duration.TryParse(text, out TimeSpan duration))
        {
            value = duration;
            return null;
        }

        return fault ?? LogValue.Bad(ref json, field, "a duration above zero, such as \"06:00:00\"");
    }
}
