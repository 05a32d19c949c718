using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>What the answers to all actions have in common: they are JSON, errors come first, and there may be an envelope.</summary>
internal static class ActionAnswer
{
    /// <summary>Takes the answer as a whole.</summary>
    /// <returns>Why it is none; <see langword="null"/> where it is one, which is then JSON to its end.</returns>
    internal static ProviderFailure? Open(ReadOnlySpan<byte> utf8, int maxDepth, out WireValue answer)
    {
        answer = default;
        utf8 = utf8.StartsWith("\uFEFF"u8) ? utf8["\uFEFF"u8.Length..] : utf8;
        ReadOnlySpan<byte> trimmed = WireValue.Trim(utf8);
        if (trimmed.IsEmpty)
        {
            return Malformed("an empty body");
        }

        try
        {
            bool tooDeep = false;
            var tokens = new AnswerTokens(utf8, maxDepth);
            answer = tokens.TakeValue(ref tooDeep);
            tokens.MoveToEnd();
            return tooDeep ? Malformed("nested too deep") : null;
        }
        catch (JsonException)
        {
            return Malformed(trimmed[0] == '<' ? "HTML, not JSON" : "not JSON, or cut short");
        }
    }

    /// <summary>
    /// The error that an object tells: in <c>error</c>, unless that is one of PHP's empty values; or in <c>message</c> beside a
    /// <c>success</c> or <c>status</c> that is a no.
    /// </summary>
    internal static ProviderFailure? ErrorOf(WireObject fields)
    {
        WireValue error = fields.Find("error"u8);
        WireValue message = fields.Find("message"u8);
        if (!error.IsEmpty)
        {
            return Refused(error.Type is JsonTokenType.String or JsonTokenType.Number ? error
                : error.Type == JsonTokenType.StartObject && TextIn(error) is { IsSilent: false } text ? text
                : message.IsSilent ? error : message);
        }

        return !message.IsSilent && (IsNo(fields.Find("success"u8)) || IsNo(fields.Find("status"u8))) ? Refused(message) : null;
    }

    /// <summary>What stands in the envelope, where there is one; else the answer itself.</summary>
    internal static WireValue OutOfEnvelope(WireValue answer)
    {
        WireValue data = new WireObject(answer).Find("data"u8);
        return data.IsNested ? data : answer;
    }

    internal static ProviderFailure Malformed(string why) => new(ProviderFailureKind.Malformed, why);

    /// <summary>The provider's no, in its own words.</summary>
    internal static ProviderFailure Refused(WireValue words) => new(ProviderFailureKind.ProviderError, WireText.ForPeople(words.Text));

    private static WireValue TextIn(WireValue error)
    {
        var fields = new WireObject(error);
        WireValue text = fields.Find("message"u8);
        return text.IsSilent ? fields.Find("error"u8) : text;
    }

    private static bool IsNo(WireValue value) => value.Type == JsonTokenType.False
        || (value.Type == JsonTokenType.String && System.Text.Ascii.EqualsIgnoreCase(value.Text, "error"u8))
        || (value.Type == JsonTokenType.String && System.Text.Ascii.EqualsIgnoreCase(value.Text, "fail"u8))
        || (value.Type == JsonTokenType.String && System.Text.Ascii.EqualsIgnoreCase(value.Text, "failed"u8))
        || (value.Type == JsonTokenType.String && System.Text.Ascii.EqualsIgnoreCase(value.Text, "false"u8))
        || (!value.IsAbsent && value.Type is JsonTokenType.Number or JsonTokenType.String && value.Text.SequenceEqual("0"u8));
}
