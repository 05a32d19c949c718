using System.Text;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>What the answers to all actions have in common: they are JSON, errors come first, and there may be an envelope.</summary>
internal static class ActionAnswer
{
    /// <summary>Takes the answer as a whole.</summary>
    /// <returns>Why it is none; <see langword="null"/> where it is one, which is then JSON to its end.</returns>
    internal static ProviderFailure? Open(ReadOnlySpan<byte> utf8, ProviderSetup setup, out WireValue answer)
    {
        answer = default;
        if (AnswerBody.FindFault(ref utf8, int.MaxValue, setup.Options.Reader.Leniencies) is { } fault)
        {
            return Malformed(fault);
        }

        try
        {
            var tokens = new AnswerTokens(utf8, setup.Options.Reader.MaxDepth);
            WireValue whole = default;
            bool isTooDeep = tokens.TakeValue(ref whole);
            tokens.MoveToEnd();
            answer = whole;
            return isTooDeep ? Malformed("nested too deep") : null;
        }
        catch (JsonException)
        {
            return Malformed("no JSON");
        }
    }

    /// <summary>
    /// The error that an answer tells: in <c>error</c>, unless that is one of PHP's empty values; in <c>message</c> beside a
    /// <c>success</c> or <c>status</c> that is a no; or as a bare text in the answer's place.
    /// </summary>
    internal static ProviderFailure? ErrorOf(WireValue answer)
    {
        if (answer.Type == JsonTokenType.String)
        {
            return Refused(answer);
        }

        var fields = new WireObject(answer);
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

    /// <summary>What is wrong with an answer about a single item that names another. It need not name it.</summary>
    internal static ProviderFailure? OfAnother(WireValue answer, ReadOnlySpan<byte> idKey, string id)
    {
        WireValue named = new WireObject(answer).Find(idKey);
        return named.IsWord && !Ascii.Equals(WireValue.Trim(named.Text), id) ? Malformed("the answer says that it is for another") : null;
    }

    internal static ProviderFailure Malformed(string why) => new(ProviderFailureKind.Malformed, why);

    /// <summary>The provider's no, in its own words.</summary>
    internal static ProviderFailure Refused(WireValue words) => new(ProviderFailureKind.ProviderError, WireText.ForPeople(words.Text));

    /// <summary>The provider's no, said by a value that speaks only beside its key: <c>cancel: 0</c>.</summary>
    internal static ProviderFailure Refused(string key, WireValue value) =>
        new(ProviderFailureKind.ProviderError, $"{key}: {WireText.ForPeople(value.Text)}");

    private static WireValue TextIn(WireValue error)
    {
        var fields = new WireObject(error);
        WireValue text = fields.Find("message"u8);
        return text.IsSilent ? fields.Find("error"u8) : text;
    }

    private static bool IsNo(WireValue value) => value.Type == JsonTokenType.False
        || (value.IsWord && (Is(value, "0") || Is(value, "false") || Is(value, "error") || Is(value, "fail") || Is(value, "failed")));

    private static bool Is(WireValue value, string word) => Ascii.EqualsIgnoreCase(WireValue.Trim(value.Text), word);
}
