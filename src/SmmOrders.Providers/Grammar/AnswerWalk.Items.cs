using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <content>Values in place of an item, and lists around one item.</content>
internal ref partial struct AnswerWalk<T, TReader>
{
    // A list around one item: an element names the item, or the list has nothing else in it.
    private readonly Found ReadList(ref AnswerTokens tokens, int index, int depth, int mapOf, out T item)
    {
        item = default!;
        if (_grammar.IsStrict)
        {
            _ = tokens.Skip();
            item = _reader.Broken("an array, not an object");
            return Found.Unnamed;
        }

        T alone = default!;
        Found foundAlone = Found.Nothing;
        bool isNamed = false, hasOthers = false;
        int count = 0;
        for (; tokens.MoveToElement(); count++)
        {
            if (tokens.Type == JsonTokenType.String)
            {
                alone = ReadText(ref tokens);
                foundAlone = Found.Unnamed;
                continue;
            }

            if (tokens.Type != JsonTokenType.StartObject)
            {
                _ = tokens.Skip();
                continue;
            }

            AnswerElement element = default;
            TakeFields(ref tokens, ref element, mapOf);
            WireValue name = Name(element);
            if (!name.IsWord)
            {
                foundAlone = Interpret(element, index, depth, isNamedOutside: false, out alone);
            }
            else if (!IsAnother(name, index))
            {
                Merge(ReadElement(element, index, depth), ref item);
                isNamed = true;
            }
            else
            {
                hasOthers = true;
            }
        }

        if (isNamed)
        {
            return Found.Named;
        }

        if (count == 1 && !hasOthers)
        {
            item = alone;
            return foundAlone;
        }

        return count == 0 && depth > 0 ? Found.Nothing : Found.Absent;
    }

    private readonly void ReadItemInto(ref AnswerTokens tokens, ref AnswerElement element, int index, Span<T> items)
    {
        if (_reader.IsDefault(items[index]))
        {
            ReadItem(ref tokens, ref element, index, depth: 0, out items[index]);
        }
        else
        {
            ReadItemAgain(ref tokens, index, ref items[index]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // For speed, as in AnswerWalk.cs.
    private readonly void ReadItemAgain(ref AnswerTokens tokens, int index, ref T item)
    {
        AnswerElement element = default;
        ReadItem(ref tokens, ref element, index, depth: 0, out T again);
        Merge(again, ref item);
    }

    private readonly T ReadItem(scoped in WireValue value, int index, int depth)
    {
        if (!value.IsNested)
        {
            return _reader.ReadBare(IdAt(index), value);
        }

        var tokens = new AnswerTokens(value);
        AnswerElement element = default;
        ReadItem(ref tokens, ref element, index, depth, out T item);
        return item;
    }

    // The value under an item's identifier, of any type. Its fields are read into an element that is reused, to save creating one
    // per item.
    private readonly void ReadItem(ref AnswerTokens tokens, ref AnswerElement element, int index, int depth, out T item)
    {
        if (tokens.Type == JsonTokenType.StartObject)
        {
            element.Clear();
            TakeFields(ref tokens, ref element);
            Found found = Interpret(element, index, depth, isNamedOutside: true, out item);
            if (found is Found.Nothing or Found.Absent)
            {
                Break(WhyBroken(found), out item);
            }
        }
        else
        {
            ReadOther(ref tokens, index, depth, out item);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // For speed, as in AnswerWalk.cs.
    private readonly void ReadOther(ref AnswerTokens tokens, int index, int depth, out T item)
    {
        if (tokens.Type == JsonTokenType.StartArray)
        {
            Found found = ReadList(ref tokens, index, depth + 1, NoMap, out item);
            item = found is Found.Nothing or Found.Absent ? _reader.Broken("an array, not an object") : item;
            return;
        }

        WireValue value = default;
        _ = tokens.TakeValue(ref value);
        item = _reader.ReadBare(IdAt(index), value);
    }

    private readonly T ReadElement(scoped in AnswerElement element, int index, int depth)
    {
        Found found = Interpret(element, index, depth, isNamedOutside: true, out T item);
        return found is Found.Nothing or Found.Absent ? _reader.Broken(WhyBroken(found)) : item;
    }

    private readonly string WhyBroken(Found found) => found == Found.Absent ? Another : _reader.Nothing;

    // An item that occurs twice must have the same content, or it is malformed.
    private readonly void Merge(T again, ref T item) => item = _reader.IsDefault(item) || (!_grammar.IsStrict && _reader.IsSame(item, again))
        ? again
        : _reader.Broken(Twice);

    // By "id" only if nothing else names it, and never by a service's own "id".
    private readonly WireValue Name(scoped in AnswerElement element)
    {
        WireValue name = _reader.NameOf(element);
        return name.IsWord || !_reader.IsNamedById || AnswerGrammar.IsService(element) ? name : element.Id;
    }
}
