using System.Text.Json;

namespace ConsoleDemo.Log;

/// <summary>Which fields a line may have: the four kinds of lines, and nothing else.</summary>
internal static class LogSchema
{
    private const LogFields Kinds = LogFields.Place | LogFields.Order | LogFields.Orders;

    private static readonly (LogFields Field, JsonEncodedText Name)[] Names =
    [
        .. new[]
        {
            LogFields.At, LogFields.Order, LogFields.Answer, LogFields.Orders, LogFields.Place, LogFields.Quantity, LogFields.Charge,
            LogFields.Status, LogFields.Since, LogFields.Refunded, LogFields.Delivered, LogFields.Service,
        }.Select(field => (field, JsonEncodedText.Encode(NameOf(field)))),
    ];

    /// <summary>The field that the reader stands on; <see cref="LogFields.None"/> where there is none of that name.</summary>
    internal static LogFields Find(in Utf8JsonReader name)
    {
        foreach ((LogFields field, JsonEncodedText text) in Names)
        {
            if (name.ValueTextEquals(text.EncodedUtf8Bytes))
            {
                return field;
            }
        }

        return LogFields.None;
    }

    /// <summary>What is wrong with this set of fields; <see langword="null"/> where nothing is.</summary>
    internal static string? FaultOf(LogFields fields)
    {
        LogFields kind = fields & Kinds;
        (LogFields needed, LogFields allowed) = kind switch
        {
            LogFields.Place => (LogFields.Quantity | LogFields.Charge, LogFields.Status | LogFields.Since | LogFields.Refunded | LogFields.Delivered | LogFields.Service),
            LogFields.Order or LogFields.Orders => (LogFields.Answer, LogFields.None),
            _ => (LogFields.None, LogFields.None),
        };
        needed |= LogFields.At;
        LogFields missing = needed & ~fields;
        LogFields surplus = fields & ~(needed | allowed | kind);
        return int.PopCount((int)kind) > 1 ? $"A line has one of {Quote(kind)}, not more."
            : missing != 0 ? $"{Quote(missing)} is missing."
            : surplus == 0 ? null
            : kind == 0 ? $"{Quote(surplus)} needs one of {Quote(Kinds)} beside it."
            : $"{Quote(surplus)} does not go with {Quote(kind)}.";
    }

    internal static string NameOf(LogFields field) => field.ToString().ToLowerInvariant();

    private static string Quote(LogFields fields) =>
        string.Join(", ", Enum.GetValues<LogFields>().Where(field => (fields & field) != 0).Select(field => $"\"{NameOf(field)}\""));
}
