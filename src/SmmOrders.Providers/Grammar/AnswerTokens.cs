using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// Reads the tokens of an answer. Nothing is recursive, so nesting costs a bit per level and no stack. Each element checks its
/// own depth, so that one order that is nested too deep does not affect the others.
/// </summary>
/// <remarks>Invalid JSON throws <see cref="JsonException"/>, like the platform's reader; <see cref="AnswerReader"/> catches it.</remarks>
internal ref struct AnswerTokens
{
    private readonly ReadOnlySpan<byte> _utf8;
    private readonly int _maxDepth;
    private Utf8JsonReader _json;

    internal AnswerTokens(ReadOnlySpan<byte> utf8, int maxDepth)
    {
        _utf8 = utf8;
        _maxDepth = maxDepth;
        _json = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = int.MaxValue });
        _ = _json.Read();
    }

    /// <summary>Reads a value taken from an answer, whose depth was checked then.</summary>
    internal AnswerTokens(scoped in WireValue value)
        : this(value.Text, int.MaxValue)
    {
    }

    /// <summary>The current token; at the start, the first.</summary>
    internal readonly JsonTokenType Type => _json.TokenType;

    /// <summary>The number of bytes read.</summary>
    internal readonly int Position => (int)_json.BytesConsumed;

    /// <summary>The position of the current token.</summary>
    internal readonly int Start => (int)_json.TokenStartIndex;

    /// <summary>The bytes read since a position.</summary>
    internal readonly ReadOnlySpan<byte> Since(int start) => _utf8[start..Position];

    /// <summary>Moves from an object's start, or from the end of a value, to the value of the next key.</summary>
    /// <returns>Whether there is one; if not, the object has ended.</returns>
    internal bool MoveToKey(out ReadOnlySpan<byte> key)
    {
        _ = _json.Read();
        if (_json.TokenType != JsonTokenType.PropertyName)
        {
            key = default;
            return false;
        }

        key = _json.ValueIsEscaped ? WireText.Unescape(_json.ValueSpan) : _json.ValueSpan;
        return _json.Read();
    }

    /// <summary>Moves from an array's start, or from the end of a value, to the next element.</summary>
    /// <returns>Whether there is one; if not, the array has ended.</returns>
    internal bool MoveToElement()
    {
        _ = _json.Read();
        return _json.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Ensures that nothing follows the answer.</summary>
    internal void MoveToEnd() => _ = _json.Read();

    /// <summary>Takes the current value; an object or an array as a whole.</summary>
    /// <param name="value">Receives the value. Only a string with escapes allocates.</param>
    /// <returns>Whether it is nested too deep.</returns>
    internal bool TakeValue(ref WireValue value)
    {
        JsonTokenType type = _json.TokenType;
        if (type is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            int start = Start;
            bool isTooDeep = Skip();
            value.Set(type, Since(start));
            return isTooDeep;
        }

        value.Set(type, _json.ValueIsEscaped ? WireText.Unescape(_json.ValueSpan) : _json.ValueSpan);
        return false;
    }

    /// <summary>Skips the current value.</summary>
    /// <returns>Whether it is nested too deep.</returns>
    internal bool Skip()
    {
        if (_json.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray))
        {
            return false;
        }

        int outside = _json.CurrentDepth;
        bool isTooDeep = false;
        do
        {
            // A start token has the depth of its parent.
            isTooDeep |= _json.CurrentDepth >= _maxDepth && _json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            _ = _json.Read();
        }
        while (_json.CurrentDepth > outside);
        return isTooDeep;
    }
}
