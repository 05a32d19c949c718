using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// Walks the tokens of an answer. Nothing is recursive, so depth costs a bit per level and never the stack; how deep is too
/// deep is each element's own matter, lest one order costs the others.
/// </summary>
/// <remarks>What is no JSON throws <see cref="JsonException"/>, as the platform's reader does; the grammar ends it.</remarks>
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

    /// <summary>Walks a value that was taken from an answer, whose depth was seen then.</summary>
    internal AnswerTokens(scoped in WireValue value)
        : this(value.Text, int.MaxValue)
    {
    }

    /// <summary>The token that stands now. The walk begins at the first.</summary>
    internal readonly JsonTokenType Type => _json.TokenType;

    /// <summary>How far the walk is, in bytes.</summary>
    internal readonly int Position => (int)_json.BytesConsumed;

    /// <summary>Where the token that stands now begins.</summary>
    internal readonly int Start => (int)_json.TokenStartIndex;

    /// <summary>What was walked since a place.</summary>
    internal readonly ReadOnlySpan<byte> Since(int start) => _utf8[start..Position];

    /// <summary>From an object's start, or from the end of a value, to the value of the next key.</summary>
    /// <returns>Whether there is one; else the object has ended.</returns>
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

    /// <summary>From an array's start, or from the end of a value, to the next element.</summary>
    /// <returns>Whether there is one; else the array has ended.</returns>
    internal bool MoveToElement()
    {
        _ = _json.Read();
        return _json.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Makes sure that nothing follows the answer.</summary>
    internal void MoveToEnd() => _ = _json.Read();

    /// <summary>Takes the value that stands now; an object or an array as a whole.</summary>
    /// <param name="value">Receives the value. A string with escapes is the only one that allocates.</param>
    /// <returns>Whether it is nested deeper than allowed.</returns>
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

    /// <summary>Passes over the value that stands now.</summary>
    /// <returns>Whether it is nested deeper than allowed.</returns>
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
            // A start still counts to the depth around it.
            isTooDeep |= _json.CurrentDepth >= _maxDepth && _json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
            _ = _json.Read();
        }
        while (_json.CurrentDepth > outside);
        return isTooDeep;
    }
}
