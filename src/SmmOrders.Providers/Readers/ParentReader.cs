using System.Collections.Immutable;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>Reads the details of a drip-feed or subscription order (domain rules, section 5.11).</summary>
internal static class ParentReader
{
    internal static ProviderParent Read(AnswerGrammar grammar, scoped in AnswerElement element, scoped in WireValue word) => new(
        WireText.ForPeople(word.Trimmed),
        OrdersOf(grammar, element.Orders),
        Count(element.Find("runs"u8)),
        !element.Orders.IsEmpty,
        Count(element.Find("posts"u8)),
        element.Find("expiry"u8) is { IsWord: true } expiry ? WireText.ForPeople(expiry.Trimmed) : null);

    private static long? Count(scoped in WireValue value) =>
        value.IsWord && WireCount.TryRead(value.Trimmed, mayHavePlus: false, isStrict: false, out long count) ? count : null;

    // A list of identifiers or of objects with one; a map; or a comma-separated string.
    private static ImmutableArray<string> OrdersOf(AnswerGrammar grammar, scoped in WireValue orders)
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        if (orders.IsNested)
        {
            bool isList = orders.Type == JsonTokenType.StartArray;
            var tokens = new AnswerTokens(orders);
            WireValue child = default;
            ReadOnlySpan<byte> key = default;
            while (isList ? tokens.MoveToElement() : tokens.MoveToKey(out key))
            {
                _ = tokens.TakeValue(ref child);
                if (!isList)
                {
                    Add(ids, key, JsonTokenType.String);
                    continue;
                }

                child = child.IsNested ? grammar.NameIn(child) : child;
                if (child.IsWord)
                {
                    Add(ids, child.Text, child.Type);
                }
            }
        }
        else if (orders.IsWord && !orders.IsEmpty)
        {
            ReadOnlySpan<byte> text = orders.Text;
            foreach (Range id in text.Split((byte)','))
            {
                Add(ids, text[id], orders.Type);
            }
        }

        return ids.ToImmutable();
    }

    private static void Add(ImmutableArray<string>.Builder ids, scoped ReadOnlySpan<byte> id, JsonTokenType type)
    {
        // What is no identifier cannot be asked for.
        string text = WireText.ForPeople(WireId.Normalize(id));
        if (OrderIds.IsUsable(text) && !WireId.IsBroken(text, isNumber: type == JsonTokenType.Number))
        {
            ids.Add(text);
        }
    }
}
