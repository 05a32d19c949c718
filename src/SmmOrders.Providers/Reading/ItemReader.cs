using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// Understands what a provider says about one order. The order of the questions is the point: an error comes first, whatever
/// stands beside it; then what is no proper answer; a status comes last.
/// </summary>
/// <remarks>
/// Where a method is kept from being inlined it is for speed: its caller would have to clear the locals of both for every order,
/// also where the method is one that few orders need. Answers are written to their place for the same reason.
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
            this.ReadBare(ref tokens, out answer);
            return;
        }

        AnswerFields fields = default;
        this.TakeFields(ref tokens, ref fields);
        if (!fields.Order.IsAbsent && IsOfAnother(fields.Order, id))
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
        if (this.TryFindObjection(fields, out StatusReport objection))
        {
            Tell(objection, out answer);
        }
        else if (fields.IsTooDeep)
        {
            Tell(StatusReport.Malformed("nested too deep"), out answer);
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
            Tell(StatusReport.Malformed(Contradiction), out answer);
        }
    }

    /// <summary>Finds what is to be said before any status is read: an error, a no, a fault.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal bool TryFindObjection(scoped in AnswerFields fields, out StatusReport objection)
    {
        objection = default;
        if (fields.HasError || !(fields.Error.IsAbsent || this.Allows(ProviderLeniencies.EmptyErrors)))
        {
            objection = StatusReport.ProviderError(WireText.ForPeople(fields.Error.Text));
        }
        else if (fields.Status.Type == JsonTokenType.False || StatusWords.IsNo(fields.Success))
        {
            objection = StatusReport.ProviderError(ReasonOfNo(fields));
        }
        else if (fields.Fault is not null)
        {
            objection = StatusReport.Malformed(fields.Fault);
        }
        else if (fields.Data.IsNested && !this.Allows(ProviderLeniencies.Envelopes))
        {
            objection = StatusReport.Malformed("an envelope");
        }
        else
        {
            return false;
        }

        return true;
    }

    /// <summary>Whether a status that stands beside the order's word does not contradict it.</summary>
    internal bool Agrees(scoped in WireValue beside, scoped in WireValue word) => _words.Agrees(beside, word);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsOfAnother(scoped in WireValue order, ReadOnlySpan<byte> id) =>
        !id.IsEmpty && order.IsWord && !order.Text.SequenceEqual(id);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static string ReasonOfNo(scoped in AnswerFields fields)
    {
        WireValue reason = fields.Message.IsWord ? fields.Message : fields.Data;
        return reason.IsWord ? WireText.ForPeople(reason.Text) : "a no without a reason";
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Tell(in StatusReport report, out ProviderAnswer answer) => answer = new(report);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ReadBare(ref AnswerTokens tokens, out ProviderAnswer answer)
    {
        WireValue value = default;
        _ = tokens.TakeValue(ref value);
        answer = new(this.ReportBare(value));
    }

    // The order is in the envelope where there is a status in it; else what is in there is something else.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Open(scoped in AnswerFields envelope, out ProviderAnswer answer)
    {
        var tokens = new AnswerTokens(envelope.Data.Text, maxDepth: int.MaxValue); // Its depth was seen from outside.
        AnswerFields inner = default;
        this.TakeFields(ref tokens, ref inner);
        bool isInside = !inner.Status.IsSilent || !inner.OrderStatus.IsSilent;
        if (this.TryFindObjection(inner, out StatusReport objection))
        {
            Tell(objection, out answer);
        }
        else if (_words.TryFind(isInside ? inner : envelope, out WireValue word)
            && (!isInside || (this.Agrees(envelope.Status, word) && this.Agrees(envelope.OrderStatus, word))))
        {
            _orders.Read(isInside ? inner : envelope, word, out answer);
        }
        else
        {
            Tell(StatusReport.Malformed(Contradiction), out answer);
        }
    }
}
