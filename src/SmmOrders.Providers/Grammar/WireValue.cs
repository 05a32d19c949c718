using System.Text;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>A raw value of an answer. <c>default</c> is an absent one.</summary>
internal ref struct WireValue
{
    private ReadOnlySpan<byte> _text;

    internal JsonTokenType Type { get; private set; }

    internal readonly bool IsAbsent => Type == JsonTokenType.None;

    internal readonly bool IsNested => Type is JsonTokenType.StartObject or JsonTokenType.StartArray;

    /// <summary>The text of a string, or the JSON of any other value.</summary>
    internal readonly ReadOnlySpan<byte> Text => _text;

    /// <summary>The text without surrounding white space.</summary>
    internal readonly ReadOnlySpan<byte> Trimmed => WireText.Trim(_text);

    /// <summary>Whether it is a non-blank string or a number.</summary>
    internal readonly bool IsWord => Type == JsonTokenType.Number || (Type == JsonTokenType.String && !Trimmed.IsEmpty);

    /// <summary>Whether it is absent, <c>null</c>, or a blank string.</summary>
    internal readonly bool IsSilent => Type is JsonTokenType.None or JsonTokenType.Null || (Type == JsonTokenType.String && Trimmed.IsEmpty);

    /// <summary>Whether PHP considers it empty, or it is <c>false</c> written as a string.</summary>
    internal readonly bool IsEmpty => IsSilent || Type == JsonTokenType.False
        || (Type is JsonTokenType.Number or JsonTokenType.String && (Trimmed.SequenceEqual("0"u8) || Ascii.EqualsIgnoreCase(Trimmed, "false"u8)))
        || (IsNested && WireText.Trim(_text[1..^1]).IsEmpty);

    // Field by field, since this is the innermost step: the copy of a span just written would stall.
    internal void Set(JsonTokenType type, ReadOnlySpan<byte> text)
    {
        Type = type;
        _text = text;
    }

    /// <summary>Whether both have the same text, whether number or string.</summary>
    internal readonly bool SaysSameAs(scoped in WireValue other) => IsSameAs(other) || (IsWord && other.IsWord && Trimmed.SequenceEqual(other.Trimmed));

    /// <summary>Whether both are identical, byte by byte.</summary>
    internal readonly bool IsSameAs(scoped in WireValue other) => Type == other.Type && _text.SequenceEqual(other._text);
}
