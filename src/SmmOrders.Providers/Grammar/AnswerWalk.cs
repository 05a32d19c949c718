using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// Reads an answer about one item or several, in any container: the bare item, an envelope, a map by identifier, a list, or
/// nested ones. For each layer it asks the same three questions in this order: is it a refusal, which item is it about, and what
/// is the item?
/// </summary>
/// <typeparam name="T">The result for an item.</typeparam>
/// <typeparam name="TReader">Reads an item.</typeparam>
internal ref partial struct AnswerWalk<T, TReader>
    where TReader : struct, IItemReader<T>
{
    private const string Another = "it names another item";
    private const string TooDeep = "nested too deep";
    private const string Twice = "it occurs twice with different contents";
    private const string Contradiction = "its parts contradict each other";
    private const int NoMap = -1;

    private readonly AnswerGrammar _grammar;
    private readonly TReader _reader;
    private RequestedIds _ids;

    internal AnswerWalk(AnswerGrammar grammar, TReader reader, RequestedIds ids)
    {
        _grammar = grammar;
        _reader = reader;
        _ids = ids;
    }

    /// <summary>The outcome of looking for an item.</summary>
    private enum Found
    {
        /// <summary>The element has no data for an item.</summary>
        Nothing,

        /// <summary>The item is missing; the data is about other items.</summary>
        Absent,

        /// <summary>Read; the data does not name its item.</summary>
        Unnamed,

        /// <summary>Read; the data names the requested item.</summary>
        Named,
    }

    /// <summary>Reads an answer about one item.</summary>
    /// <param name="tokens">The tokens, at the start.</param>
    /// <param name="isBulk">Whether the request was for several items; then an answer without data leaves the item out, and is not malformed.</param>
    /// <param name="item">The result.</param>
    internal readonly void ReadOne(ref AnswerTokens tokens, bool isBulk, out T item)
    {
        switch (ReadValue(ref tokens, out item))
        {
            case Found.Nothing:
                item = isBulk ? _reader.Absent() : _reader.Broken(_reader.Nothing);
                break;

            case Found.Absent:
                item = _ids.Count > 0 || _reader.IsNamedById ? _reader.Absent() : _reader.Broken(_reader.Nothing);
                break;
        }
    }

    private readonly string IdAt(int index) => _ids.Count > 0 ? _ids[index] : "";

    private readonly Found ReadValue(ref AnswerTokens tokens, out T item)
    {
        switch (tokens.Type)
        {
            case JsonTokenType.StartObject:
                AnswerElement element = default;
                TakeFields(ref tokens, ref element, mapOf: 0);
                return Interpret(element, 0, depth: 0, isNamedOutside: false, out item);

            case JsonTokenType.StartArray:
                return ReadList(ref tokens, 0, depth: 0, mapOf: 0, out item);

            default:
                item = ReadText(ref tokens);
                return Found.Unnamed;
        }
    }

    private readonly T ReadText(ref AnswerTokens tokens)
    {
        WireValue text = default;
        _ = tokens.TakeValue(ref text);
        return text.IsWord && text.Type == JsonTokenType.String && !_grammar.IsStrict
            ? _reader.ReadText(text)
            : _reader.Broken("a bare string, not an object");
    }

    /// <summary>Takes the current object.</summary>
    /// <param name="tokens">The tokens.</param>
    /// <param name="element">Receives the fields.</param>
    /// <param name="mapOf">The item that the object may contain under its identifier; <see cref="NoMap"/> if the object is an item already.</param>
    private readonly void TakeFields(ref AnswerTokens tokens, ref AnswerElement element, int mapOf = NoMap)
    {
        int start = tokens.Start;
        while (tokens.MoveToKey(out ReadOnlySpan<byte> key))
        {
            AnswerKey found = AnswerKeys.Find(key, out bool isExact);
            if (found == AnswerKey.Unknown && mapOf != NoMap && TakeItem(key, mapOf, ref tokens, ref element))
            {
                continue;
            }

            if (!isExact && _grammar.IsStrict)
            {
                element.Fault ??= "a key in another case";
            }

            element.Take(found, ref tokens, sameTwice: !_grammar.IsStrict);
        }

        element.Whole.Set(JsonTokenType.StartObject, tokens.Since(start));
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // For speed: few keys here are identifiers, and inlined it would make its caller clear its locals.
    private readonly bool TakeItem(ReadOnlySpan<byte> key, int index, ref AnswerTokens tokens, ref AnswerElement element)
    {
        bool isAsked = !_grammar.IsStrict && (_ids.Count > 0
            ? _ids.IndexOf(key) == index
            : _reader.IsNamedById && tokens.Type == JsonTokenType.StartObject && WireId.MayBe(key));
        if (!isAsked)
        {
            element.IsMap |= WireId.MayBe(key);
            return false;
        }

        WireValue item = default;
        bool isTooDeep = tokens.TakeValue(ref item);
        element.Fault ??= isTooDeep ? TooDeep : null;
        if (!element.Item.IsAbsent && !SaySame(element.Item, item, index))
        {
            element.Fault ??= Twice;
        }

        element.Item = item;
        return true;
    }

    // Envelopes are not opened for this comparison: their contents may differ.
    private readonly bool SaySame(scoped in WireValue one, scoped in WireValue other, int index)
    {
        T read = ReadItem(one, index, AnswerGrammar.MostEnvelopes);
        return one.IsSameAs(other) || (_reader.IsSame(read, ReadItem(other, index, AnswerGrammar.MostEnvelopes)) && !_reader.IsSame(read, _reader.Broken(TooDeep)));
    }

    /// <summary>Reads an element as an item.</summary>
    private readonly Found Interpret(scoped in AnswerElement element, int index, int depth, bool isNamedOutside, out T item)
    {
        if (_reader.HasStatus ? _grammar.SaysNo(element) : _grammar.SaysNoIncludingStatus(element))
        {
            Refuse(element, out item);
            return Found.Unnamed;
        }

        // In a map, the value nested too deep belongs to another item.
        if (element.Fault is not null || (element.IsTooDeep && element.Item.IsAbsent))
        {
            Break(element.Fault ?? TooDeep, out item);
            return Found.Unnamed;
        }

        if (!_reader.HasUsualKeys || (element.Keys & ~AnswerKey.Usual) != 0 || !element.Item.IsAbsent)
        {
            return InterpretUnusual(element, index, depth, isNamedOutside, out item);
        }

        return _reader.TryRead(IdAt(index), element, isNamedOutside, out item) ? Found.Unnamed : InterpretRest(element, index, depth, out item);
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // As above.
    private readonly Found InterpretUnusual(scoped in AnswerElement element, int index, int depth, bool isNamedOutside, out T item)
    {
        WireValue name = _reader.NameOf(element);
        bool isAnother = IsAnother(name, index);

        // If the requested identifier is unknown, a number among an order's own keys is not an identifier.
        bool isMap = !element.Item.IsAbsent && (_ids.Count > 0 || !element.Status.IsWord || VerdictWords.Of(element.Status) != VerdictWord.Neither);
        WireValue inside = isMap ? element.Item : ContentOf(element);
        if (inside.IsNested && _grammar.IsStrict)
        {
            item = _reader.Broken("an envelope");
            return Found.Unnamed;
        }

        if (!inside.IsAbsent && depth >= AnswerGrammar.MostEnvelopes)
        {
            item = _reader.Broken(TooDeep); // A refusal may be inside, unread.
            return Found.Unnamed;
        }

        if (!inside.IsAbsent)
        {
            Found found = ReadInside(element, inside, index, depth + 1, out item);
            if (found == (isAnother ? Found.Named : Found.Absent) && name.IsWord)
            {
                item = _reader.Broken(Another); // One layer names the requested item, the other another.
                return Found.Named;
            }

            if (found != Found.Nothing && !isAnother)
            {
                return found == Found.Unnamed && name.IsWord ? Found.Named : found;
            }
        }

        if (isAnother)
        {
            item = default!;
            return Found.Absent;
        }

        if (!name.IsWord && _reader.IsNamedById && IsAnother(element.Id, index))
        {
            item = default!;
            return Found.Absent;
        }

        item = default!;
        return AnswerGrammar.IsService(element) || !_reader.TryRead(IdAt(index), element, isNamedOutside, out item) ? InterpretRest(element, index, depth, out item)
            : name.IsWord ? Found.Named
            : Found.Unnamed;
    }

    // An envelope, or a map around the item. An envelope with other content has no result.
    private readonly Found ReadInside(scoped in AnswerElement around, scoped in WireValue inside, int index, int depth, out T item)
    {
        Found found;
        if (!around.Item.IsAbsent)
        {
            item = ReadItem(inside, index, depth);
            found = Found.Named;
            if (around.Data.IsNested)
            {
                var data = new AnswerTokens(around.Data);
                Merge(ReadValueInside(ref data, index, depth, out T enveloped) == Found.Named ? enveloped : item, ref item);
            }
        }
        else
        {
            var tokens = new AnswerTokens(inside);
            found = ReadValueInside(ref tokens, index, depth, out item);
        }

        if (found == Found.Unnamed && _reader.IsNamedById && !_reader.NameOf(around).IsWord && IsAnother(around.Id, index))
        {
            return Found.Absent;
        }

        if (found is Found.Named or Found.Unnamed && !_reader.IsConsistent(around, item))
        {
            item = _reader.Broken(Contradiction);
        }

        return found;
    }

    private readonly Found ReadValueInside(ref AnswerTokens tokens, int index, int depth, out T item)
    {
        if (tokens.Type == JsonTokenType.StartArray)
        {
            return ReadList(ref tokens, index, depth, mapOf: index, out item);
        }

        AnswerElement element = default;
        TakeFields(ref tokens, ref element, mapOf: index);
        return Interpret(element, index, depth, isNamedOutside: false, out item);
    }

    // Neither a refusal nor an item.
    [MethodImpl(MethodImplOptions.NoInlining)] // As above.
    private readonly Found InterpretRest(scoped in AnswerElement element, int index, int depth, out T item)
    {
        item = default!;
        if (element.IsMap || element.Data.Type == JsonTokenType.StartArray || AnswerGrammar.IsService(element))
        {
            return Found.Absent;
        }

        if (depth > 0 && (element.Keys & ~AnswerKey.Texts) == 0)
        {
            return Found.Nothing; // The layer around it decides whether that is a confirmation or a refusal.
        }

        if (AnswerGrammar.SaysYes(element))
        {
            item = _reader.Accepted(IdAt(index), element);
            return Found.Unnamed;
        }

        if (AnswerGrammar.HasWords(element) || (depth == 0 && _grammar.HasMessage(element.Data)))
        {
            item = _reader.TextOnly(_grammar.RefusalOf(element));
            return Found.Unnamed;
        }

        return Found.Nothing;
    }

    // For speed: their results are not locals of their callers, which would have to clear them for every item.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void Refuse(scoped in AnswerElement element, out T item) => item = _reader.Refused(element, _grammar.RefusalOf(element));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private readonly void Break(string why, out T item) => item = _reader.Broken(why);

    private readonly bool IsAnother(scoped in WireValue name, int index) =>
        name.IsWord && _ids.Count > 0 && _ids.IndexOf(name.Text) != index;

    private static WireValue ContentOf(scoped in AnswerElement element) =>
        element.Data.IsNested ? element.Data
        : element.Order.IsNested ? element.Order
        : element.HasOrderApart && element.Find("order"u8) is { IsNested: true } order ? order
        : HasOrdersForMany(element) ? element.Orders
        : default;

    // Whether the status, if there is one, is the call's and not an order's.
    private static bool IsAnswered(scoped in AnswerElement element) => element.Status.IsSilent || VerdictWords.Of(element.Status) != VerdictWord.Neither;

    // A drip-feed or subscription order lists its children under "orders", and has a status of its own.
    private static bool HasOrdersForMany(scoped in AnswerElement element) =>
        element.Orders.IsNested
        && (element.Orders.Type == JsonTokenType.StartObject || WireText.Trim(element.Orders.Text[1..]) is [(byte)'{', ..])
        && IsAnswered(element)
        && !element.Has(AnswerKey.OfParent & ~AnswerKey.Orders);
}
