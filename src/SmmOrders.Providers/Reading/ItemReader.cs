using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// Understands what a provider says about one order. The order of the questions is the point: an error comes first, whatever
/// stands beside it; then what is no proper answer; a status comes last.
/// </summary>
/// <remarks>
/// Where a method is kept from being inlined it is for speed: its caller would have to clear the locals of both for every order.
/// Answers are written to their place for the same reason.
/// </remarks>
internal sealed class ItemReader
{
    private const string Contradiction = "statuses that contradict each other";

    private readonly StatusWords _words;
    private readonly OrderReader _orders;
    private readonly ProviderLeniencies _leniencies;

    internal ItemReader(ProviderVocabulary vocabulary, ProviderLeniencies leniencies)
    {
        _words = new(vocabulary, (leniencies & ProviderLeniencies.OrderStatusKey) != 0);
        _orders = new(_words, leniencies);
        _leniencies = leniencies;
    }

    internal bool Allows(ProviderLeniencies leniency) => (_leniencies & leniency) != 0;

    /// <summary>Which key it is.</summary>
    /// <param name="key">The key.</param>
    /// <param name="fields">The fields of the object that has it.</param>
    internal AnswerKey Find(ReadOnlySpan<byte> key, ref AnswerFields fields)
    {
        AnswerKey found = AnswerKeys.Find(key, out bool isExact);
        if (!isExact && !this.Allows(ProviderLeniencies.KeysInAnyCase))
        {
            fields.Fault ??= "a key in another case";
        }

        return found;
    }

    /// <summary>Takes the object that stands now.</summary>
    internal void TakeFields(ref AnswerTokens tokens, ref AnswerFields fields)
    {
        while (tokens.MoveToKey(out ReadOnlySpan<byte> key))
        {
            fields.Take(this.Find(key, ref fields), ref tokens, this.Allows(ProviderLeniencies.SameTwice));
        }
    }

    /// <summary>Reads the value that stands now, of any type.</summary>
    /// <param name="tokens">The walk; moved to the value's end.</param>
    /// <param name="id">The id that the value stands under; empty where it has none.</param>
    /// <param name="answer">What the value says.</param>
    internal void Read(ref AnswerTokens tokens, ReadOnlySpan<byte> id, out ProviderAnswer answer)
    {
        if (tokens.Type != JsonTokenType.StartObject)
        {
            WireValue value = default;
            _ = tokens.TakeValue(ref value);
            answer = new(this.ReportBare(value));
            return;
        }

        AnswerFields fields = default;
        this.TakeFields(ref tokens, ref fields);
        if (!id.IsEmpty && fields.Order.IsWord && !fields.Order.Text.SequenceEqual(id))
        {
            fields.Fault ??= "it says that it is another order's";
        }

        this.Understand(fields, out answer);
    }

    /// <summary>What a value that is no object says about an order.</summary>
    internal StatusReport ReportBare(scoped in WireValue value) => value.Type switch
    {
        JsonTokenType.Null => StatusReport.NotReported(),
        JsonTokenType.String when value.IsWord && this.Allows(ProviderLeniencies.BareTextErrors) =>
            StatusReport.ProviderError(WireText.ForPeople(value.Text)),
        JsonTokenType.String => StatusReport.Malformed("a bare text, no object"),
        JsonTokenType.StartArray => StatusReport.Malformed("an array, no object"),
        _ => StatusReport.Malformed("a bare number or boolean, no object"),
    };

    /// <summary>What an object says about an order.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Understand(scoped in AnswerFields fields, out ProviderAnswer answer)
    {
        StatusReport objection = this.FindObjection(fields);
        if (objection.Kind != 0)
        {
            answer = new(objection);
        }
        else if (fields.IsTooDeep)
        {
            answer = Malformed("nested too deep");
        }
        else if (fields.Data.Type == JsonTokenType.StartObject)
        {
            this.Open(fields, out answer);
        }
        else if (_words.TryFind(fields, out WireValue word))
        {
            _orders.Read(fields, word, out answer);
        }
        else
        {
            answer = Malformed(Contradiction);
        }
    }

    /// <summary>What is to be said before any status is read: an error, a no, a fault. <c>default</c> where there is none of them.</summary>
    internal StatusReport FindObjection(scoped in AnswerFields fields)
    {
        if (fields.HasError || !(fields.Error.IsAbsent || this.Allows(ProviderLeniencies.EmptyErrors)))
        {
            return StatusReport.ProviderError(WireText.ForPeople(fields.Error.Text));
        }

        if (fields.Status.Type == JsonTokenType.False || StatusWords.IsNo(fields.Success))
        {
            WireValue reason = fields.Message.IsWord ? fields.Message : fields.Data;
            return StatusReport.ProviderError(reason.IsWord ? WireText.ForPeople(reason.Text) : "a no without a reason");
        }

        return fields.Fault is not null ? StatusReport.Malformed(fields.Fault)
            : fields.Data.IsNested && !this.Allows(ProviderLeniencies.Envelopes) ? StatusReport.Malformed("an envelope")
            : default;
    }

    /// <summary>Whether a status that stands beside the order's word does not contradict it.</summary>
    internal bool Agrees(scoped in WireValue beside, scoped in WireValue word) => _words.Agrees(beside, word);

    private static ProviderAnswer Malformed(string reason) => new(StatusReport.Malformed(reason));

    // The order is in the envelope where there is a status in it; else what is in there is something else.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Open(scoped in AnswerFields envelope, out ProviderAnswer answer)
    {
        var tokens = new AnswerTokens(envelope.Data.Text, maxDepth: int.MaxValue); // Its depth was seen from outside.
        AnswerFields inner = default;
        this.TakeFields(ref tokens, ref inner);
        StatusReport objection = this.FindObjection(inner);
        bool isInside = !inner.Status.IsSilent || !inner.OrderStatus.IsSilent;
        if (objection.Kind != 0)
        {
            answer = new(objection);
        }
        else if (_words.TryFind(isInside ? inner : envelope, out WireValue word)
            && (!isInside || (this.Agrees(envelope.Status, word) && this.Agrees(envelope.OrderStatus, word))))
        {
            _orders.Read(isInside ? inner : envelope, word, out answer);
        }
        else
        {
            answer = Malformed(Contradiction);
        }
    }
}
