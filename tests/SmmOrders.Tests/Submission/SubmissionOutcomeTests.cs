using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmmOrders.Tests;

/// <summary>What became of a step is one story: the order and the transition agree, also where they come as JSON.</summary>
public sealed class SubmissionOutcomeTests
{
    private static readonly OrderTracker Tracker = new(RefundPolicy.HalfUp(2));
    private static readonly OrderState Bought = Tracker.Buy(1000, 10m, Some.Noon);
    private static readonly SubmissionOutcome Sent = Tracker.Submit(Bought, SubmissionStep.Send(Some.Noon.AddMinutes(1)), Some.Noon);
    private static readonly SubmissionOutcome Refused = Tracker.Submit(Bought, SubmissionStep.Place(), Some.Noon);

    [Fact]
    public void A_transition_of_another_submission_is_refused()
    {
        JsonNode json = JsonSerializer.SerializeToNode(Sent)!;
        json["Transition"] = JsonSerializer.SerializeToNode(SubmissionLifecycle.Instance.Evaluate(SubmissionStatus.Refused, SubmissionTrigger.Requeue));

        Assert.Contains("does not lead from", Assert.Throws<JsonException>(() => json.Deserialize<SubmissionOutcome>()).Message, StringComparison.Ordinal);
        Assert.Equal(Sent, JsonSerializer.SerializeToNode(Sent).Deserialize<SubmissionOutcome>());
        Assert.Equal(Refused, JsonSerializer.SerializeToNode(Refused).Deserialize<SubmissionOutcome>());
    }
}
