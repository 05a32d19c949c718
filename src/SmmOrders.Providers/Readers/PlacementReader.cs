namespace SmmOrders.Providers;

/// <summary>
/// Reads the answer to <c>action=add</c>: <c>{"order":23501}</c>. What is neither clearly an order nor clearly a refusal is malformed,
/// and the order with it unknown.
/// </summary>
internal sealed class PlacementReader(AnswerGrammar grammar) : ActionReader<string>(grammar)
{
    internal override string Nothing => "no order's identifier";

    internal override bool IsNamedById => false;

    internal override bool IsChange => true;

    internal override bool TryRead(string id, scoped in AnswerElement element, out ProviderResult<string> result)
    {
        bool placed = TryFindId(element, out string orderId);
        result = placed ? new(orderId) : null!;
        return placed;
    }

    // The identifier is the thing here, not a name that has to be the one asked for.
    internal override WireValue NameOf(scoped in AnswerElement element) => default;

    internal override ProviderResult<string> Refused(scoped in AnswerElement element, in ProviderRefusal refusal)
    {
        AnswerElement inside = Grammar.Open(element.Data);
        return element.Fault is not null || SaysAnother(inside, refusal) ? Broken($"errors that differ: {refusal.Words}")
            : element.Whole.IsAbsent && !refusal.Words.AsSpan().ContainsAnyExceptInRange('0', '9') ? Broken($"a bare number: {refusal.Words}")
            : base.Refused(element, refusal);
    }

    internal override bool Agrees(scoped in AnswerElement around, ProviderResult<string> result) =>
        !TryFindId(around, out string orderId) || (result.TryGetValue(out string? inside) && inside == orderId);

    private bool SaysAnother(scoped in AnswerElement inside, in ProviderRefusal refusal) =>
        !inside.Error.IsEmpty && Grammar.RefusalOf(inside).Words != refusal.Words;

    private static bool TryFindId(scoped in AnswerElement element, out string id)
    {
        if (WireId.IsGiven(element.Order, out id))
        {
            return true;
        }

        // An order that is an object of its own; and an "order" that is none leaves nothing to the "id" beside it.
        return element.Order.IsNested ? WireId.IsGiven(AnswerElement.Find(element.Order, "id"u8), out id)
            : element.Order.IsSilent && WireId.IsGiven(element.Id, out id);
    }
}
