using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>A value as it stands in the answer, not yet understood. <c>default</c> is an absent one.</summary>
internal ref struct WireValue
{
    private ReadOnlySpan<byte> _raw;
    private bool _isEscaped;

    internal JsonTokenType Type { get; private set; }

    internal readonly bool IsAbsent => Type == JsonTokenType.None;

    internal readonly bool IsNested => Type is JsonTokenType.StartObject or JsonTokenType.StartArray;

    /// <summary>The text of a string, and the JSON of anything else. Allocates only for a string with escapes.</summary>
    internal readonly ReadOnlySpan<byte> Text => _isEscaped ? WireText.Unescape(_raw) : _raw;

    /// <summary>Whether it is a text that says something, or a number.</summary>
    internal readonly bool IsWord => Type == JsonTokenType.Number || (Type == JsonTokenType.String && !Trim(Text).IsEmpty);

    /// <summary>Whether the provider says nothing with it: absent, <c>null</c>, or a blank text.</summary>
    internal readonly bool IsSilent => Type is JsonTokenType.None or JsonTokenType.Null || (Type == JsonTokenType.String && Trim(Text).IsEmpty);

    /// <summary>Whether PHP would call it empty.</summary>
    internal readonly bool IsEmpty => IsSilent || Type == JsonTokenType.False
        || (Type is JsonTokenType.Number or JsonTokenType.String && Trim(Text).SequenceEqual("0"u8))
        || (IsNested && Trim(_raw[1..^1]).IsEmpty);

    // Small, so that it is inlined: nearly nothing has white space around it.
    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text) =>
        text.IsEmpty || !(WordFolding.IsSpace(text[0]) || WordFolding.IsSpace(text[^1])) ? text : CutSpaces(text);

    private static ReadOnlySpan<byte> CutSpaces(ReadOnlySpan<byte> text)
    {
        int start = 0, end = text.Length;
        while (start < end && WordFolding.IsSpace(text[start]))
        {
            start++;
        }

        while (start < end && WordFolding.IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[start..end];
    }

    // Field by field, since this is the innermost step: a copied span of a moment ago would be waited for.
    internal void Set(JsonTokenType type, ReadOnlySpan<byte> raw, bool isEscaped)
    {
        Type = type;
        _raw = raw;
        _isEscaped = isEscaped;
    }

    /// <summary>Whether both are the same to the byte.</summary>
    internal readonly bool IsSameAs(scoped in WireValue other) => Type == other.Type && _isEscaped == other._isEscaped && _raw.SequenceEqual(other._raw);
}
