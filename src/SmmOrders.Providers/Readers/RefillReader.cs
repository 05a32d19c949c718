using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>Reads the answers to <c>action=refill</c>: <c>{"refill":"1"}</c>, or one per order.</summary>
internal sealed class RefillReader(AnswerGrammar grammar) : ActionReader<RefillAcknowledgement>(grammar)
{
    internal override string Nothing => "no refill's identifier";

    // An identifier without a name is the refill's, not the order's.
    internal override bool IsNamedById => false;

    internal override bool IsChange => true;

    internal override bool TryRead(string id, scoped in AnswerElement element, out ProviderResult<RefillAcknowledgement> result) =>
        TryRead(id, element, depth: 0, out result);

    internal override bool IsConsistent(scoped in AnswerElement around, ProviderResult<RefillAcknowledgement> result) =>
        FindAny(around, "refill_id", "refillId", "refill").IsSilent
        || !TryRead("", around, out ProviderResult<RefillAcknowledgement> outside) || !outside.TryGetValue(out RefillAcknowledgement? one)
        || (result.TryGetValue(out RefillAcknowledgement? other) && one.RefillId == other.RefillId);

    internal override ProviderResult<RefillAcknowledgement> ReadBare(string id, scoped in WireValue value) => ReadBare(id, value, depth: 0);

    private bool TryRead(string id, scoped in AnswerElement element, int depth, out ProviderResult<RefillAcknowledgement> result)
    {
        WireValue refill = FindAny(element, "refill_id", "refillId", "refill");
        refill = refill.IsSilent && !WireId.AreSame(element.Id.Text, System.Text.Encoding.UTF8.GetBytes(id)) ? element.Id : refill;
        result = refill.IsSilent ? null! : ReadBare(id, refill, depth);
        return !refill.IsSilent;
    }

    private ProviderResult<RefillAcknowledgement> ReadBare(string id, scoped in WireValue value, int depth)
    {
        if (Grammar.SaysNo(value, out ProviderRefusal refusal))
        {
            return new(ProviderFailure.Refused(refusal));
        }

        if (value.Type == JsonTokenType.StartObject && depth < AnswerGrammar.MostEnvelopes)
        {
            AnswerElement inside = Grammar.Open(value);
            return TryRead(id, inside, depth + 1, out ProviderResult<RefillAcknowledgement> result) ? result : Broken(Nothing);
        }

        return WireId.IsGiven(value, out string refillId) ? new(new RefillAcknowledgement(id, refillId))
            : value.IsEmpty ? Refused("refill", value)
            : value.Type == JsonTokenType.String && VerdictWords.Of(value) == VerdictWord.Neither ? ReadTextOnly(value)
            : Broken(Nothing);
    }
}
