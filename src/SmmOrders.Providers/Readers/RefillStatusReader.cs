using System.Text;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>Reads the answers to <c>action=refill_status</c>: <c>{"status":"Completed"}</c>, or one per refill.</summary>
internal sealed class RefillStatusReader(AnswerGrammar grammar, ProviderVocabulary vocabulary, KeyRedactor redactor) : ActionReader<RefillReport>(grammar)
{
    private readonly ProviderVocabulary _words = vocabulary
        .With("Rejected", OrderStatus.Canceled).With("Failed", OrderStatus.Canceled).With("Fail", OrderStatus.Canceled).With("Failure", OrderStatus.Canceled)
        .With("Error", OrderStatus.Canceled).With("Refilled", OrderStatus.Completed);

    internal override string Nothing => "no status of a refill";

    internal override bool HasStatus => true;

    // An answer that names two refills names at least one that was not requested.
    internal override WireValue NameOf(scoped in AnswerElement element)
    {
        WireValue name = default, value = default;
        var tokens = new AnswerTokens(element.Whole);
        while (tokens.MoveToKey(out ReadOnlySpan<byte> key))
        {
            _ = tokens.TakeValue(ref value);
            if (!value.IsWord || !(Ascii.EqualsIgnoreCase(key, "refill"u8) || Ascii.EqualsIgnoreCase(key, "refill_id"u8) || Ascii.EqualsIgnoreCase(key, "refillid"u8)))
            {
                continue;
            }

            if (name.IsWord && !WireId.AreSame(name.Text, value.Text))
            {
                name.Set(JsonTokenType.String, "two refills"u8);
                return name;
            }

            name = value;
        }

        return name;
    }

    internal override bool TryRead(string id, scoped in AnswerElement element, out ProviderResult<RefillReport> result)
    {
        WireValue word = element.Find("refill_status"u8);
        if (word.IsSilent)
        {
            // A confirmation of the call does not mean that the refill is complete.
            word = VerdictWords.Of(element.Status) == VerdictWord.Yes ? default : element.Status;
        }

        result = word.IsSilent ? null! : ReadBare(id, word);
        return !word.IsSilent;
    }

    internal override ProviderResult<RefillReport> ReadBare(string id, scoped in WireValue value)
    {
        if (Grammar.SaysNo(value, out ProviderRefusal refusal))
        {
            return new(ProviderFailure.Refused(refusal));
        }

        if (!value.IsWord)
        {
            return Broken("the refill's status is no word");
        }

        string word = redactor.Text(value);
        return new(new RefillReport(_words.TryFind(word, out OrderStatus status) ? RefillStatusOf(status) : RefillStatus.Unknown, word));
    }

    private static RefillStatus RefillStatusOf(OrderStatus status) => status switch
    {
        OrderStatus.Pending or OrderStatus.Processing => RefillStatus.Pending,
        OrderStatus.InProgress => RefillStatus.InProgress,
        OrderStatus.Completed => RefillStatus.Completed,
        OrderStatus.Canceled => RefillStatus.Rejected,
        _ => RefillStatus.Unknown,
    };
}
