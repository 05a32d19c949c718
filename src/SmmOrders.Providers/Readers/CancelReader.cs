using System.Collections.Immutable;
using System.Text;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// Reads the answers to <c>action=cancel</c>: <c>[{"order":1,"cancel":1}]</c>, and other forms of acknowledgement. Anything that
/// is not clearly a refusal may have taken effect.
/// </summary>
internal sealed class CancelReader(AnswerGrammar grammar) : ActionReader<CancelAcknowledgement>(grammar)
{
    // Words for an accepted request, folded.
    private static readonly ImmutableArray<string> Taken =
    [
        "accepted", "cancel", "canceled", "cancelled", "canceling", "cancelling", "complete", "completed", "created", "done", "inprogress", "pending",
        "processed", "processing", "queued", "received", "requested", "scheduled", "sent", "submitted", "waiting",
    ];

    internal override string Nothing => "neither an acknowledgement nor an error";

    internal override bool IsChange => true;

    internal override bool TryRead(string id, scoped in AnswerElement element, out ProviderResult<CancelAcknowledgement> result) =>
        TryRead(id, element, depth: 0, out result);

    internal override ProviderResult<CancelAcknowledgement> Accepted(string id, scoped in AnswerElement element) => new(new CancelAcknowledgement(id, null));

    internal override bool IsAboutMany(scoped in AnswerElement element) => FindAny(element, "canceled", "cancelled").Type == JsonTokenType.StartArray;

    internal override ProviderResult<CancelAcknowledgement> ReadBare(string id, scoped in WireValue value) => ReadBare(id, value, depth: 0);

    private bool TryRead(string id, scoped in AnswerElement element, int depth, out ProviderResult<CancelAcknowledgement> result)
    {
        WireValue canceled = FindAny(element, "canceled", "cancelled");
        WireValue cancel = canceled.IsSilent ? FindAny(element, "cancel", "cancel_id", "cancelId") : canceled;
        cancel = cancel.IsSilent && IsTaken(element.Status) && !element.IsMap && !AnswerGrammar.HasOrderFacts(element) ? element.Status : cancel;
        result = cancel.IsSilent ? null!
            : cancel.Type == JsonTokenType.StartArray ? ReadList(id, cancel)
            : ReadBare(id, cancel, depth);
        return !cancel.IsSilent;
    }

    private ProviderResult<CancelAcknowledgement> ReadBare(string id, scoped in WireValue value, int depth)
    {
        if (Grammar.SaysNo(value, out ProviderRefusal refusal))
        {
            return new(ProviderFailure.Refused(refusal));
        }

        if (value.Type == JsonTokenType.StartObject && depth < AnswerGrammar.MostEnvelopes)
        {
            AnswerElement inside = Grammar.Open(value);
            return TryRead(id, inside, depth + 1, out ProviderResult<CancelAcknowledgement> result) ? result
                : AnswerGrammar.SaysYes(inside) ? Accepted(id, inside)
                : WireId.IsGiven(inside.Id, out string requestId) ? new(new CancelAcknowledgement(id, requestId))
                : Broken(Nothing);
        }

        return value.IsEmpty ? Refused("cancel", value)
            : IsTaken(value) ? new(new CancelAcknowledgement(id, null))
            : WireId.IsGiven(value, out string request) && !request.AsSpan().ContainsAnyExceptInRange('0', '9')
                ? new(new CancelAcknowledgement(id, request == "1" ? null : request))
            : value.Type == JsonTokenType.String ? ReadTextOnly(value)
            : Broken(Nothing);
    }

    // The orders that were canceled, by their identifiers; any of them if it does not matter which.
    private ProviderResult<CancelAcknowledgement> ReadList(string id, scoped in WireValue canceled)
    {
        byte[] asked = Encoding.UTF8.GetBytes(id);
        var tokens = new AnswerTokens(canceled);
        WireValue one = default;
        while (tokens.MoveToElement())
        {
            _ = tokens.TakeValue(ref one);
            if (id.Length == 0 || WireId.AreSame(one.IsNested ? Grammar.NameIn(one).Text : one.Text, asked))
            {
                return new(new CancelAcknowledgement(id, null));
            }
        }

        return new(new ProviderFailure(ProviderFailureKind.NotReported, "it is not among those that were canceled"));
    }

    private static bool IsTaken(scoped in WireValue value)
    {
        Span<char> folded = stackalloc char[16];
        if (VerdictWords.Of(value) == VerdictWord.Yes)
        {
            return true;
        }

        if (value.Type == JsonTokenType.String && WordFolding.TryFold(value.Text, folded, out int length))
        {
            foreach (string word in Taken)
            {
                if (folded[..length].SequenceEqual(word))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
