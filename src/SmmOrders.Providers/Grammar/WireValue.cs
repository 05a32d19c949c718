using System.Text;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>A value as it stands in the answer, not yet understood. <c>default</c> is an absent one.</summary>
internal ref struct WireValue
{
    private ReadOnlySpan<byte> _text;

    internal JsonTokenType Type { get; private set; }

    internal readonly bool IsAbsent => Type == JsonTokenType.None;

    internal readonly bool IsNested => Type is JsonTokenType.StartObject or JsonTokenType.StartArray;

    /// <summary>The text of a string, and the JSON of anything else.</summary>
    internal readonly ReadOnlySpan<byte> Text => _text;

    /// <summary>The text without the white space around it.</summary>
    internal readonly ReadOnlySpan<byte> Trimmed => WireText.Trim(_text);

    /// <summary>Whether it is a text that says something, or a number.</summary>
    internal readonly bool IsWord => Type == JsonTokenType.Number || (Type == JsonTokenType.String && !Trimmed.IsEmpty);

    /// <summary>Whether the provider says nothing with it: absent, <c>null</c>, or a blank text.</summary>
    internal readonly bool IsSilent => Type is JsonTokenType.None or JsonTokenType.Null || (Type == JsonTokenType.String && Trimmed.IsEmpty);

    /// <summary>Whether PHP would call it empty, or is a <c>false</c> that went through a text.</summary>
    internal readonly bool IsEmpty => IsSilent || Type == JsonTokenType.False
        || (Type is JsonTokenType.Number or JsonTokenType.String && (Trimmed.SequenceEqual("0"u8) || Ascii.EqualsIgnoreCase(Trimmed, "false"u8)))
        || (IsNested && WireText.Trim(_text[1..^1]).IsEmpty);

    // Field by field, since this is the innermost step: a copied span of a moment ago would be waited for.
    internal void Set(JsonTokenType type, ReadOnlySpan<byte> text)
    {
        Type = type;
        _text = text;
    }

    /// <summary>Whether both are the same, a number and a text alike.</summary>
    internal readonly bool SaysSameAs(scoped in WireValue other) => IsSameAs(other) || (IsWord && other.IsWord && Trimmed.SequenceEqual(other.Trimmed));

    /// <summary>Whether both are the same to the byte.</summary>
    internal readonly bool IsSameAs(scoped in WireValue other) => Type == other.Type && _text.SequenceEqual(other._text);
}
