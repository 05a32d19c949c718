using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// Puts what a bulk answer says of each order at its place. An answer that is <c>default</c> is one that was not found yet.
/// </summary>
internal ref struct BulkReader
{
    private readonly ItemReader _items;
    private readonly Span<ProviderAnswer> _answers;
    private OrderIdTable _ids;

    internal BulkReader(ItemReader items, OrderIdTable ids, Span<ProviderAnswer> answers)
    {
        _items = items;
        _ids = ids;
        _answers = answers;
    }

    /// <summary>Reads the value that stands now, of any type.</summary>
    /// <returns>What is to be said of all orders, whatever was found; <c>default</c> where each has its own.</returns>
    internal StatusReport Read(ref AnswerTokens tokens, bool isEnveloped = false)
    {
        switch (tokens.Type)
        {
            case JsonTokenType.StartObject:
                return this.ReadMap(ref tokens, isEnveloped);

            case JsonTokenType.StartArray:
                return this.ReadArray(ref tokens);

            default:
                WireValue value = default;
                _ = tokens.TakeValue(ref value);
                return _items.ReportBare(value);
        }
    }

    private StatusReport ReadMap(ref AnswerTokens tokens, bool isEnveloped)
    {
        AnswerFields fields = default;
        StatusReport ofAll = default;
        bool hasEnvelope = false;
        while (tokens.MoveToKey(out ReadOnlySpan<byte> key))
        {
            if (_ids.TryFind(key, out int index))
            {
                if (_answers[index].Report.Kind == 0)
                {
                    _items.Read(ref tokens, key, out _answers[index]);
                }
                else
                {
                    this.ReadAgain(ref tokens, key, index);
                }

                continue;
            }

            AnswerKey known = _items.Find(key, ref fields);
            if (known == AnswerKey.Data && !isEnveloped && tokens.Type is JsonTokenType.StartObject or JsonTokenType.StartArray
                && _items.Allows(ProviderLeniencies.Envelopes))
            {
                StatusReport inner = this.Read(ref tokens, isEnveloped: true);
                ofAll = ofAll.Kind == 0 ? inner : ofAll;
                hasEnvelope = true;
            }
            else
            {
                fields.Take(known, ref tokens, _items.Allows(ProviderLeniencies.SameTwice));
            }
        }

        return _items.TryFindObjection(fields, out StatusReport objection) ? objection
            : ofAll.Kind != 0 || !hasEnvelope || _items.Agrees(fields.Status, word: default) ? ofAll
            : StatusReport.Malformed("an envelope whose status is neither a yes nor a no");
    }

    private StatusReport ReadArray(ref AnswerTokens tokens)
    {
        bool isEmpty = true, allowed = _items.Allows(ProviderLeniencies.ArraysOfOrders);
        while (tokens.MoveToElement())
        {
            isEmpty = false;
            if (tokens.Type != JsonTokenType.StartObject || !allowed)
            {
                WireValue other = default;
                _ = tokens.TakeValue(ref other);
                continue;
            }

            AnswerFields fields = default;
            _items.TakeFields(ref tokens, ref fields);
            WireValue id = fields.Order.IsWord ? fields.Order : fields.Id;
            if (id.IsWord && _ids.TryFind(id.Text, out int index))
            {
                ProviderAnswer before = _answers[index];
                _items.Understand(fields, out _answers[index]);
                this.Settle(index, before);
            }
        }

        return isEmpty && !_items.Allows(ProviderLeniencies.EmptyArrayAsMap) ? StatusReport.Malformed("an empty array, no map of orders")
            : !isEmpty && !allowed ? StatusReport.Malformed("an array, no map of orders")
            : default;
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // As in ItemReader.
    private readonly void ReadAgain(ref AnswerTokens tokens, ReadOnlySpan<byte> id, int index)
    {
        ProviderAnswer before = _answers[index];
        _items.Read(ref tokens, id, out _answers[index]);
        this.Settle(index, before);
    }

    private readonly void Settle(int index, in ProviderAnswer before)
    {
        bool isFirst = before.Report.Kind == 0;
        if (!isFirst && !(_items.Allows(ProviderLeniencies.SameTwice) && before == _answers[index]))
        {
            _answers[index] = new(StatusReport.Malformed("the order is there twice, and not with the same"));
        }
    }
}
