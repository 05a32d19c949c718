using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <content>Maps and lists of many items.</content>
internal ref partial struct AnswerWalk<T, TReader>
{
    /// <summary>Reads an answer about many items.</summary>
    /// <param name="tokens">The tokens, at the start.</param>
    /// <param name="items">Receives the result for each identifier at its position; <c>default</c> before.</param>
    /// <returns>Whether one result applies to all items, and to none in particular.</returns>
    internal bool ReadMany(ref AnswerTokens tokens, Span<T> items)
    {
        T ofAll = ReadContainer(ref tokens, items, depth: 0);
        bool isOfAll = !_reader.IsDefault(ofAll);
        foreach (ref T item in items)
        {
            if (isOfAll)
            {
                item = _reader.Combine(ofAll, item);
            }
            else if (_reader.IsDefault(item))
            {
                item = _reader.Absent();
            }
        }

        return isOfAll;
    }

    // The result that applies to all items, whatever was found; default if each has its own.
    private T ReadContainer(ref AnswerTokens tokens, Span<T> items, int depth) => tokens.Type switch
    {
        JsonTokenType.StartObject => ReadMap(ref tokens, items, depth),
        JsonTokenType.StartArray => ReadListOfMany(ref tokens, items),
        _ => ReadText(ref tokens),
    };

    private T ReadMap(ref AnswerTokens tokens, Span<T> items, int depth)
    {
        AnswerElement around = default, item = default;
        T ofAll = default!;
        bool isContainer = false;
        int start = tokens.Start;
        while (tokens.MoveToKey(out ReadOnlySpan<byte> key))
        {
            if (_ids.TryFind(key, out int index))
            {
                ReadItemInto(ref tokens, ref item, index, items);
                isContainer = true;
                continue;
            }

            AnswerKey found = AnswerKeys.Find(key, out bool isExact);
            if (!isExact && _grammar.IsStrict)
            {
                around.Fault ??= "a key in another case";
            }

            if (MayEnvelop(found, tokens.Type, depth))
            {
                int inside = tokens.Start;
                JsonTokenType type = tokens.Type;
                T inner = ReadContainer(ref tokens, items, depth + 1);
                ofAll = _reader.IsDefault(ofAll) ? inner : ofAll;
                WireValue data = default;
                data.Set(type, tokens.Since(inside));
                around.SetData(data);
            }
            else
            {
                around.IsMap |= found == AnswerKey.Unknown && WireId.MayBe(key);
                around.Take(found, ref tokens, sameTwice: !_grammar.IsStrict);
            }
        }

        around.Whole.Set(JsonTokenType.StartObject, tokens.Since(start));
        return JudgeContainer(around, isContainer, ofAll, items);
    }

    private readonly bool MayEnvelop(AnswerKey key, JsonTokenType type, int depth) =>
        key is AnswerKey.Data or AnswerKey.Result && depth < AnswerGrammar.MostEnvelopes && !_grammar.IsStrict
        && type is JsonTokenType.StartObject or JsonTokenType.StartArray;

    [MethodImpl(MethodImplOptions.NoInlining)] // For speed, as in AnswerWalk.cs.
    private T JudgeContainer(scoped in AnswerElement around, bool isMap, T ofAll, Span<T> items)
    {
        // Around several items a refusal needs no message: the status there cannot be an order's own.
        bool isNo = _grammar.SaysNo(around)
            || (VerdictWords.Of(around.Status) == VerdictWord.No && (!_reader.HasStatus || isMap || around.Data.IsNested || !AnswerGrammar.HasOrderFacts(around)) && !_reader.NameOf(around).IsWord);
        if (isNo)
        {
            return _reader.Refused(around, _grammar.RefusalOf(around));
        }

        if (around.Fault is not null)
        {
            return _reader.Broken(around.Fault);
        }

        if (around.Data.IsNested && _grammar.IsStrict)
        {
            return _reader.Broken("an envelope");
        }

        if (!isMap && !around.Data.IsNested && !around.IsTooDeep)
        {
            return ReadElementForMany(around, items);
        }

        if (!_reader.IsDefault(ofAll))
        {
            return ofAll;
        }

        if (around.Data.IsNested && !around.Status.IsSilent && VerdictWords.Of(around.Status) == VerdictWord.Neither)
        {
            return _reader.Broken("an envelope whose status is neither a yes nor a no");
        }

        return KeepOnlyNamed(around, items);
    }

    // An envelope that names an order is about that one alone.
    private readonly T KeepOnlyNamed(scoped in AnswerElement around, Span<T> items)
    {
        WireValue name = _reader.NameOf(around);
        if (!name.IsWord)
        {
            return default!;
        }

        int index = _ids.IndexOf(name.Text);
        T one = index < 0 ? default! : items[index];
        if (index >= 0 && _reader.IsDefault(one) && Interpret(around, index, depth: 0, isNamedOutside: false, out T unnamed) is Found.Named)
        {
            one = unnamed; // What is inside leaves the name to the envelope.
        }

        items.Clear();
        if (index >= 0)
        {
            items[index] = one;
        }

        return default!;
    }

    // One element in place of several: it is about the order that it names, or, with some actions, about all.
    private T ReadElementForMany(scoped in AnswerElement element, Span<T> items)
    {
        if (HasOrdersForMany(element) && !_grammar.IsStrict)
        {
            var orders = new AnswerTokens(element.Orders);
            return ReadContainer(ref orders, items, AnswerGrammar.MostEnvelopes);
        }

        WireValue name = Name(element);
        int index = name.IsWord ? _ids.IndexOf(name.Text) : -1;
        if (index >= 0)
        {
            Found found = Interpret(element, index, depth: 0, isNamedOutside: false, out T item);
            items[index] = found is Found.Nothing or Found.Absent ? default! : item;
            return default!;
        }

        if (name.IsWord || element.IsMap)
        {
            return default!; // The rest is about other items.
        }

        if (_reader.IsAboutMany(element))
        {
            for (int i = 0; i < items.Length; i++)
            {
                _ = _reader.TryRead(_ids[i], element, isNamedOutside: false, out items[i]);
            }
        }
        else if (AnswerGrammar.SaysYes(element))
        {
            for (int i = 0; i < items.Length; i++)
            {
                items[i] = _reader.AcceptedForMany(_ids[i], element);
            }
        }
        else if (AnswerGrammar.HasWords(element) && !AnswerGrammar.HasOrderFacts(element) && !element.Status.IsWord)
        {
            return _reader.TextOnly(_grammar.RefusalOf(element));
        }

        return default!;
    }

    private readonly T ReadListOfMany(ref AnswerTokens tokens, Span<T> items)
    {
        if (_grammar.IsStrict)
        {
            _ = tokens.Skip();
            return _reader.Broken("an array, not a map of orders");
        }

        T ofAll = default!;
        int count = 0;
        for (; tokens.MoveToElement(); count++)
        {
            if (tokens.Type != JsonTokenType.StartObject)
            {
                ofAll = tokens.Type == JsonTokenType.String ? ReadText(ref tokens) : default!;
                _ = tokens.Skip();
                continue;
            }

            AnswerElement element = default;
            TakeFields(ref tokens, ref element);
            WireValue name = Name(element);
            if (name.IsWord && _ids.IndexOf(name.Text) is >= 0 and int index)
            {
                Merge(ReadElement(element, index, depth: 0), ref items[index]);
            }
            else if (!name.IsWord && _grammar.SaysNo(element))
            {
                ofAll = _reader.Refused(element, _grammar.RefusalOf(element));
            }
        }

        return count == 1 ? ofAll : default!; // A refusal that is the only element applies to the whole call.
    }
}
