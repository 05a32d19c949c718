using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>Reads an order's status, count and amounts from an element.</summary>
internal readonly struct StatusReader(AnswerGrammar grammar, ProviderVocabulary vocabulary) : IItemReader<ProviderAnswer>
{
    public string Nothing => "no status";

    public bool IsNamedById => true;

    public bool HasStatus => true;

    public bool HasUsualKeys => true;

    public bool IsDefault(in ProviderAnswer item) => item.Report.Kind == 0;

    public bool IsSame(in ProviderAnswer one, in ProviderAnswer other) => one == other;

    public ProviderAnswer Absent() => new(StatusReport.NotReported());

    public ProviderAnswer Broken(string why) => new(StatusReport.Malformed(why));

    public ProviderAnswer Refused(scoped in AnswerElement element, in ProviderRefusal refusal) => TextOnly(refusal);

    public ProviderAnswer Combine(in ProviderAnswer ofAll, in ProviderAnswer item) => ofAll;

    public ProviderAnswer TextOnly(in ProviderRefusal words) => new(StatusReport.ProviderError(words.Words, words.Kind));

    public ProviderAnswer Accepted(string id, scoped in AnswerElement element)
    {
        const string But = "a yes, but no status: ";
        return Broken(element.Message.IsWord ? But + WireText.ForPeople(element.Message.Text, WireText.MaxDetail - But.Length) : "a yes, but no status");
    }

    public ProviderAnswer AcceptedForMany(string id, scoped in AnswerElement element) => default;

    public bool IsAboutMany(scoped in AnswerElement element) => false;

    public WireValue NameOf(scoped in AnswerElement element) => grammar.NameOf(element);

    public ProviderAnswer ReadText(scoped in WireValue text) => TextOnly(grammar.RefusalOf(text));

    public ProviderAnswer ReadBare(string id, scoped in WireValue value) => value.Type switch
    {
        JsonTokenType.Null => Absent(),
        JsonTokenType.String when value.IsWord && !grammar.IsStrict => TextOnly(grammar.RefusalOf(value)),
        JsonTokenType.String => Broken("a bare string, not an object"),
        _ => Broken("a bare number or boolean, not an object"),
    };

    public bool TryRead(string id, scoped in AnswerElement element, bool isNamedOutside, out ProviderAnswer item)
    {
        if (element.OrderStatus.IsWord)
        {
            ReadApart(element, out item);
            return true;
        }

        OrderStatus status = element.Status.IsWord ? Read(element.Status) : default;
        if (status is 0 or OrderStatus.Completed && (!element.Status.IsWord || IsYes(element, isNamedOutside)))
        {
            item = default;
            return false;
        }

        ReadOrder(element, status, element.Status, out item);
        return true;
    }

    public bool IsConsistent(scoped in AnswerElement around, in ProviderAnswer item)
    {
        StatusReport report = item.Report;
        OrderStatus status = report.Status ?? default;
        ReadOnlySpan<byte> word = report.Kind == ReportKind.UnknownStatus ? System.Text.Encoding.UTF8.GetBytes(report.Detail!) : default;
        return report.Kind is not (ReportKind.Status or ReportKind.UnknownStatus)
            || (IsBeside(around.Status, status, word) && IsBeside(around.OrderStatus, status, word));
    }

    // The order's status has a key of its own, and "status" is the call's.
    [MethodImpl(MethodImplOptions.NoInlining)] // For speed: few answers need it, and inlined it would make its caller clear its locals.
    private void ReadApart(scoped in AnswerElement element, out ProviderAnswer item)
    {
        OrderStatus status = Read(element.OrderStatus);
        if (grammar.IsStrict || !IsBeside(element.Status, status, element.OrderStatus.Text))
        {
            item = Broken(grammar.IsStrict ? "a status apart from \"status\"" : "statuses that contradict each other");
            return;
        }

        ReadOrder(element, status, element.OrderStatus, out item);
    }

    // "success" means Completed with some panels and a successful call with others. It is the order's if the element has anything
    // else of an order: a missed status comes with the next poll, but a wrong final one stays.
    [MethodImpl(MethodImplOptions.NoInlining)] // As above.
    private static bool IsYes(scoped in AnswerElement element, bool isNamedOutside) =>
        !AnswerGrammar.HasOrderFacts(element)
        && VerdictWords.Of(element.Status) == VerdictWord.Yes
        && (isNamedOutside || AnswerGrammar.HasText(element) || element.Data.IsNested || !(element.Order.IsWord || element.Id.IsWord));

    // A panel may use 1, 200 or ok as its own statuses. Completed is the one that a call's "yes" could be mistaken for.
    private bool IsBeside(scoped in WireValue beside, OrderStatus status, scoped ReadOnlySpan<byte> word)
    {
        if (beside.IsSilent)
        {
            return true;
        }

        OrderStatus other = beside.IsWord ? Read(beside) : default;
        return (VerdictWords.Of(beside) == VerdictWord.Yes && other is 0 or OrderStatus.Completed)
            || (other != 0 && other == status)
            || (status == 0 && beside.Trimmed.SequenceEqual(WireText.Trim(word)));
    }

    private OrderStatus Read(scoped in WireValue word) => vocabulary.TryMatch(word.Text, out OrderStatus status) ? status : default;

    [MethodImpl(MethodImplOptions.NoInlining)] // As above.
    private void ReadOrder(scoped in AnswerElement order, OrderStatus status, scoped in WireValue word, out ProviderAnswer answer)
    {
        Remains remains = ReadRemains(order.Remains);
        ProviderParent? parent = order.Has(AnswerKey.OfParent) ? ParentReader.Read(grammar, order, word) : null;
        answer = new(
            status == 0 ? StatusReport.UnknownStatus(WireText.ForPeople(word.Text))
                : parent is { HasOrders: true } ? StatusReport.OfParent(status, remains)
                : StatusReport.Of(status, remains),
            TryTakeNumber(order.StartCount, out ReadOnlySpan<byte> start) && WireCount.TryRead(start, mayHavePlus: false, grammar.IsStrict, out long count) ? count : null,
            TryTakeNumber(order.Charge, out ReadOnlySpan<byte> charge) ? WireAmount.Read(charge) : null,
            order.Currency is { Type: JsonTokenType.String, IsSilent: false } ? CurrencyCodes.Get(order.Currency.Text) : null,
            parent);
    }

    private Remains ReadRemains(scoped in WireValue remains) =>
        !TryTakeNumber(remains, out ReadOnlySpan<byte> text) ? remains.IsSilent ? Remains.Missing : Remains.Unreadable
        : text.IsEmpty ? Remains.Missing
        : WireCount.TryRead(text, mayHavePlus: !grammar.IsStrict, grammar.IsStrict, out long count) ? Remains.Of(count)
        : Remains.Unreadable;

    // The strict reader accepts only strings, without white space around a number.
    private bool TryTakeNumber(scoped in WireValue value, out ReadOnlySpan<byte> text)
    {
        text = grammar.IsStrict ? value.Text : value.Trimmed;
        return value.Type == JsonTokenType.String || (value.Type == JsonTokenType.Number && !grammar.IsStrict);
    }
}
