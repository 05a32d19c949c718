using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// Reads the answer to <c>action=add</c>: <c>{"order":23501}</c>. An answer that is neither clearly an order nor clearly a
/// refusal is malformed, and the order is then unknown.
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

    // Here the identifier is the result itself, not a name to compare with a request.
    internal override WireValue NameOf(scoped in AnswerElement element) => default;

    internal override ProviderResult<string> Refused(scoped in AnswerElement element, in ProviderRefusal refusal)
    {
        AnswerElement inside = Grammar.Open(element.Data);
        return element.Order is { Type: JsonTokenType.StartArray, IsEmpty: false } ? Broken($"orders and a no at once: {refusal.Words}")
            : element.Fault is not null || SaysAnother(inside, refusal) || Grammar.HasErrorsOfTwoKinds(element) ? Broken($"errors that differ: {refusal.Words}")
            : base.Refused(element, refusal);
    }

    internal override bool IsConsistent(scoped in AnswerElement around, ProviderResult<string> result) =>
        !TryFindId(around, out string orderId) || (result.TryGetValue(out string? inside) && inside == orderId);

    private bool SaysAnother(scoped in AnswerElement inside, in ProviderRefusal refusal) =>
        !inside.Error.IsEmpty && Grammar.RefusalOf(inside).Words != refusal.Words;

    // If there is an "order", even an invalid one or a list, the "id" next to it does not count.
    private bool TryFindId(scoped in AnswerElement element, out string id) =>
        WireId.IsGiven(element.Order.IsSilent ? element.Id : element.Order.Type == JsonTokenType.StartArray ? default : Grammar.NameOf(element), out id);
}
