using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace ConsoleDemo.Log;

/// <summary>
/// Reads one line of a log. Strict on purpose: a misspelt <c>refunded</c> that is passed over pays a customer twice, so an
/// unknown field is an error that names it.
/// </summary>
internal sealed class LogLineReader
{
    // How deep a provider's answer may be is for its reader to say.
    private static readonly JsonReaderOptions AnyDepth = new() { MaxDepth = LineReader.MaxLength };

    private byte[] _rawBody = [];

    /// <summary>Reads a line.</summary>
    /// <param name="utf8">The line, without its end.</param>
    /// <param name="line">What it says.</param>
    /// <param name="error">Why it cannot be used.</param>
    internal bool TryRead(ReadOnlySpan<byte> utf8, out LogLine line, [NotNullWhen(false)] out string? error)
    {
        LogLine read = default;
        line = read;
        if (!Utf8.IsValid(utf8))
        {
            error = "The line is not UTF-8.";
            return false;
        }

        try
        {
            var json = new Utf8JsonReader(utf8, AnyDepth);
            error = utf8 is [(byte)'{', ..] || utf8.TrimStart(" \t\r"u8) is [(byte)'{', ..]
                ? ReadObject(ref json, utf8, ref read) ?? LogSchema.FaultOf(read.Fields)
                : "The line is not a JSON object.";
        }
        catch (JsonException fault)
        {
            error = $"The line is not JSON, from byte {fault.BytePositionInLine + 1} on.";
        }

        line = read;
        return error is null;
    }

    // Readers of parts return what is wrong, or null.
    private string? ReadObject(scoped ref Utf8JsonReader json, ReadOnlySpan<byte> utf8, scoped ref LogLine line)
    {
        string? fault = null;
        _ = json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            LogFields field = LogSchema.Find(json);
            if (field == LogFields.None)
            {
                return LogValue.UnknownField(ref json);
            }

            if ((line.Fields & field) != 0)
            {
                return $"\"{LogSchema.NameOf(field)}\" is there twice.";
            }

            line.Fields |= field;
            _ = json.Read();
            fault = ReadField(field, ref json, utf8, ref line);
            if (fault is not null)
            {
                return fault;
            }
        }

        // Nothing may follow the object; where something does, this throws.
        _ = json.Read();
        return fault;
    }

    private string? ReadField(LogFields field, scoped ref Utf8JsonReader json, ReadOnlySpan<byte> utf8, scoped ref LogLine line) => field switch
    {
        LogFields.At => LogValue.ReadInstant(ref json, "at", out line.At),
        LogFields.Place => LogValue.ReadId(ref json, "place", out line.Order),
        LogFields.Order => LogValue.ReadId(ref json, "order", out line.Order),
        LogFields.Orders => LogValue.ReadIds(ref json, out line.Orders),
        LogFields.Answer => ReadAnswer(ref json, utf8, out line.Answer),
        LogFields.Quantity => LogValue.ReadCount(ref json, "quantity", out line.Quantity),
        LogFields.Charge => LogValue.ReadMoney(ref json, "charge", out line.Charge),
        LogFields.Status => LogValue.ReadStatus(ref json, out line.Status),
        LogFields.Since => LogValue.ReadInstant(ref json, "since", out line.Since),
        LogFields.Refunded => LogValue.ReadMoney(ref json, "refunded", out line.Refunded),
        LogFields.Delivered => LogValue.ReadDelivered(ref json, out line.Delivered),
        _ => LogService.Read(ref json, out line.Service, out line.ServiceName),
    };

    /// <summary>JSON is handed on byte for byte, a string as the raw body that it quotes.</summary>
    private string? ReadAnswer(scoped ref Utf8JsonReader json, ReadOnlySpan<byte> utf8, out ReadOnlySpan<byte> answer)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            int start = (int)json.TokenStartIndex;
            json.Skip();
            answer = utf8[start..(int)json.BytesConsumed];
            return null;
        }

        answer = json.ValueSpan;
        if (!json.ValueIsEscaped)
        {
            return null;
        }

        if (_rawBody.Length < answer.Length)
        {
            _rawBody = new byte[answer.Length];
        }

        try
        {
            answer = _rawBody.AsSpan(0, json.CopyString(_rawBody));
            return null;
        }
        catch (InvalidOperationException)
        {
            return LogValue.HalfPair("answer");
        }
    }
}
