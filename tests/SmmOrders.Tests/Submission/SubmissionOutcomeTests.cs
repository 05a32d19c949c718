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
    public void That_there_may_be_a_second_order_is_one_more_finding_and_changes_nothing_else()
    {
        foreach (SubmissionOutcome outcome in new[] { Sent, Refused })
        {
            SubmissionOutcome told = outcome.WithPlacedTwice();

            Assert.Equal(outcome.Update.Findings | Findings.PlacedTwice, told.Update.Findings);
            Assert.Equal((outcome.Transition, outcome.Update.Before, outcome.Update.Order), (told.Transition, told.Update.Before, told.Update.Order));
            Assert.True(told.Update.NeedsAttention);
            Assert.Equal(told, told.WithPlacedTwice());
        }
    }

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
