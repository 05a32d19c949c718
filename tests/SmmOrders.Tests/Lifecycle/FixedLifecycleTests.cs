using System.Text.Json;
using System.Text.Json.Nodes;
using Stateless;

namespace SmmOrders.Tests;

/// <summary>The two small lifecycles, each compared with its diagram in domain rules, section 7, and with a live machine.</summary>
public sealed class FixedLifecycleTests
{
    // Another trigger to the same status is listed next to the first.
    private static readonly (SubmissionStatus, SubmissionTrigger, SubmissionStatus)[] Submissions =
    [
        (SubmissionStatus.Queued, SubmissionTrigger.Send, SubmissionStatus.Sending),
        (SubmissionStatus.Queued, SubmissionTrigger.Withdraw, SubmissionStatus.Withdrawn),
        (SubmissionStatus.Queued, SubmissionTrigger.PlaceLate, SubmissionStatus.Placed),
        (SubmissionStatus.Sending, SubmissionTrigger.Place, SubmissionStatus.Placed),
        (SubmissionStatus.Sending, SubmissionTrigger.Refuse, SubmissionStatus.Refused),
        (SubmissionStatus.Sending, SubmissionTrigger.LoseTrack, SubmissionStatus.Unknown),
        (SubmissionStatus.Sending, SubmissionTrigger.Requeue, SubmissionStatus.Queued),
        (SubmissionStatus.Refused, SubmissionTrigger.Requeue, SubmissionStatus.Queued),
        (SubmissionStatus.Refused, SubmissionTrigger.Withdraw, SubmissionStatus.Withdrawn),
        (SubmissionStatus.Unknown, SubmissionTrigger.Place, SubmissionStatus.Placed),
        (SubmissionStatus.Unknown, SubmissionTrigger.PlaceLate, SubmissionStatus.Placed),
        (SubmissionStatus.Unknown, SubmissionTrigger.Refuse, SubmissionStatus.Refused),
        (SubmissionStatus.Unknown, SubmissionTrigger.Requeue, SubmissionStatus.Queued),
        (SubmissionStatus.Unknown, SubmissionTrigger.Withdraw, SubmissionStatus.Withdrawn),
    ];

    private static readonly (RequestStatus, RequestTrigger, RequestStatus)[] Requests =
    [
        (RequestStatus.Asked, RequestTrigger.Send, RequestStatus.Sending),
        (RequestStatus.Sending, RequestTrigger.Acknowledge, RequestStatus.Acknowledged),
        (RequestStatus.Sending, RequestTrigger.Refuse, RequestStatus.Refused),
        (RequestStatus.Sending, RequestTrigger.LoseTrack, RequestStatus.Unknown),
        (RequestStatus.Sending, RequestTrigger.AskAgain, RequestStatus.Asked),
        (RequestStatus.Acknowledged, RequestTrigger.Finish, RequestStatus.Done),
        (RequestStatus.Acknowledged, RequestTrigger.Reject, RequestStatus.Rejected),
        (RequestStatus.Unknown, RequestTrigger.Acknowledge, RequestStatus.Acknowledged),
        (RequestStatus.Unknown, RequestTrigger.Refuse, RequestStatus.Refused),
    ];

    [Fact]
    public void A_submission_takes_exactly_the_transitions_of_its_diagram() =>
        GoesAs(SubmissionLifecycle.Instance, SubmissionStatus.Queued, Submissions, SubmissionStatus.Placed, SubmissionStatus.Withdrawn);

    [Fact]
    public void A_request_takes_exactly_the_transitions_of_its_diagram() =>
        GoesAs(RequestLifecycle.Instance, RequestStatus.Asked, Requests, RequestStatus.Done, RequestStatus.Rejected, RequestStatus.Refused);

    [Fact]
    public void A_diagram_with_a_missing_extra_or_wrong_transition_is_caught()
    {
        Fails([.. Requests.Skip(1)]);
        Fails([.. Requests, (RequestStatus.Asked, RequestTrigger.Refuse, RequestStatus.Refused)]);
        Fails([.. Requests.Skip(1), (RequestStatus.Asked, RequestTrigger.Send, RequestStatus.Done)]);

        static void Fails((RequestStatus, RequestTrigger, RequestStatus)[] diagram) => Assert.ThrowsAny<Xunit.Sdk.XunitException>(
            () => GoesAs(RequestLifecycle.Instance, RequestStatus.Asked, diagram, RequestStatus.Done, RequestStatus.Rejected, RequestStatus.Refused));
    }

    [Fact]
    public void The_values_are_fit_for_storage_and_none_is_zero()
    {
        Assert.Equal("Queued=1 Sending=2 Placed=3 Refused=4 Unknown=5 Withdrawn=6", Values<SubmissionStatus>());
        Assert.Equal("Send=1 Place=2 PlaceLate=3 Refuse=4 LoseTrack=5 Requeue=6 Withdraw=7", Values<SubmissionTrigger>());
        Assert.Equal("Asked=1 Sending=2 Acknowledged=3 Done=4 Rejected=5 Refused=6 Unknown=7", Values<RequestStatus>());
        Assert.Equal("Send=1 Acknowledge=2 Finish=3 Reject=4 Refuse=5 LoseTrack=6 AskAgain=7", Values<RequestTrigger>());
        Assert.Equal("Cancel=1 Refill=2", Values<RequestKind>());

        static string Values<T>()
            where T : struct, Enum => string.Join(' ', Enum.GetValues<T>().Select(value => $"{value}={value:D}"));
    }

    [Fact]
    public void A_refusal_names_the_trigger_the_status_and_what_would_be_permitted()
    {
        FixedTransition<SubmissionStatus, SubmissionTrigger> refused = SubmissionLifecycle.Instance.Evaluate(SubmissionStatus.Unknown, SubmissionTrigger.Send);
        var error = Assert.Throws<InvalidFixedTransitionException<SubmissionStatus, SubmissionTrigger>>(
            () => SubmissionLifecycle.Instance.Fire(SubmissionStatus.Unknown, SubmissionTrigger.Send));

        Assert.Equal("Send is not permitted in Unknown. Permitted: Place, PlaceLate, Refuse, Requeue, Withdraw.", refused.RefusalReason);
        Assert.Equal(refused.RefusalReason, refused.ToString());
        Assert.Equal(refused.RefusalReason, error.Message);
        Assert.Equal(refused, error.Transition);
        Assert.Equal("Finish is not permitted in Done. Permitted: none.", RequestLifecycle.Instance.Evaluate(RequestStatus.Done, RequestTrigger.Finish).ToString());
        Assert.Equal("Asked -Send-> Sending", RequestLifecycle.Instance.Evaluate(RequestStatus.Asked, RequestTrigger.Send).ToString());
    }

    [Fact]
    public void An_undefined_status_or_trigger_is_refused()
    {
        BadInput.Refused(
            "status", (RequestStatus)0, "0 is not a status of this lifecycle. Use one of: Asked, Sending, Acknowledged, Done, Rejected, Refused, Unknown.",
            () => RequestLifecycle.Instance.Evaluate(default, RequestTrigger.Send));
        BadInput.Refused(
            "trigger", (RequestTrigger)8, "8 is not a trigger of this lifecycle. Use one of: Send, Acknowledge, Finish, Reject, Refuse, LoseTrack, AskAgain.",
            () => RequestLifecycle.Instance.TargetOf((RequestTrigger)8));
        _ = Assert.Throws<ArgumentOutOfRangeException>("status", () => RequestLifecycle.Instance.PermittedTriggers((RequestStatus)8));
        _ = Assert.Throws<ArgumentOutOfRangeException>("status", () => RequestLifecycle.Instance.IsFinal(default));
        _ = Assert.Throws<ArgumentNullException>("getStatus", () => RequestLifecycle.Instance.CreateMachine(null!, _ => { }));
        _ = Assert.Throws<ArgumentNullException>("setStatus", () => RequestLifecycle.Instance.CreateMachine(() => RequestStatus.Asked, null!));
    }

    [Fact]
    public void Only_the_lifecycles_own_transitions_are_read_from_JSON()
    {
        ReadsOnlyItsOwn(SubmissionLifecycle.Instance);
        ReadsOnlyItsOwn(RequestLifecycle.Instance);
    }

    [Theory]
    [InlineData("""{"From":"Queued","Trigger":"Send","To":"Placed","PermittedTriggers":["Send","PlaceLate","Withdraw"]}""", "To is Placed, and Send in Queued leads to Sending.")]
    [InlineData("""{"From":"Unknown","Trigger":"Send","To":"Sending","PermittedTriggers":["Place","PlaceLate","Refuse","Requeue","Withdraw"]}""", "To is Sending, and Send in Unknown leads to Unknown.")]
    [InlineData("""{"From":"Placed","Trigger":"Send","To":"Sending","PermittedTriggers":["Send"]}""", "PermittedTriggers are not those of Placed: none.")]
    [InlineData("""{"From":"Queued","Trigger":"Send","To":"Sending","PermittedTriggers":["Send"]}""", "PermittedTriggers are not those of Queued: Send, PlaceLate, Withdraw.")]
    public void A_transition_that_the_lifecycle_does_not_have_is_refused_in_JSON(string json, string message) => Assert.Equal(
        message,
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<FixedTransition<SubmissionStatus, SubmissionTrigger>>(json)).Message);

    [Fact]
    public void A_transition_of_no_lifecycle_is_refused_in_JSON() => Assert.Equal(
        "There is no lifecycle of OrderStatus and OrderTrigger.",
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<FixedTransition<OrderStatus, OrderTrigger>>(
            """{"From":"Processing","Trigger":"Queue","To":"Pending","PermittedTriggers":["Queue"]}""")).Message);

    [Fact]
    public void The_diagram_draws_every_transition_and_marks_final_statuses()
    {
        string drawn = SubmissionLifecycle.Instance.ToMermaid();

        Assert.StartsWith("stateDiagram-v2\n", drawn, StringComparison.Ordinal);
        Assert.All(Submissions, way => Assert.Contains($"{way.Item1} --> {way.Item3} : {way.Item2}\n", drawn, StringComparison.Ordinal));
        Assert.EndsWith("Placed --> [*]\nWithdrawn --> [*]\n", drawn, StringComparison.Ordinal);
        Assert.Equal(Submissions.Length + 3, drawn.Split("-->").Length - 1);
    }

    private static void ReadsOnlyItsOwn<TStatus, TTrigger>(FixedLifecycle<TStatus, TTrigger> lifecycle)
        where TStatus : struct, Enum
        where TTrigger : struct, Enum
    {
        foreach ((TStatus from, TTrigger trigger, TStatus to) in
            from status in Enum.GetValues<TStatus>() from fired in Enum.GetValues<TTrigger>() from target in Enum.GetValues<TStatus>() select (status, fired, target))
        {
            FixedTransition<TStatus, TTrigger> transition = lifecycle.Evaluate(from, trigger);
            JsonNode json = JsonSerializer.SerializeToNode(transition)!;
            json["To"] = JsonSerializer.SerializeToNode(to);
            if (to.Equals(transition.To))
            {
                Assert.Equal(transition, json.Deserialize<FixedTransition<TStatus, TTrigger>>());
            }
            else
            {
                _ = Assert.Throws<JsonException>(() => json.Deserialize<FixedTransition<TStatus, TTrigger>>());
            }
        }
    }

    private static void GoesAs<TStatus, TTrigger>(
        FixedLifecycle<TStatus, TTrigger> lifecycle, TStatus initial, (TStatus From, TTrigger Trigger, TStatus To)[] diagram, params TStatus[] ends)
        where TStatus : struct, Enum
        where TTrigger : struct, Enum
    {
        Assert.Equal(initial, lifecycle.InitialStatus);
        foreach (TStatus status in Enum.GetValues<TStatus>())
        {
            Assert.Equal(ends.Contains(status), lifecycle.IsFinal(status));
            Assert.Equal(diagram.Where(way => way.From.Equals(status)).Select(way => way.Trigger).Order(), lifecycle.PermittedTriggers(status));
            foreach (TTrigger trigger in Enum.GetValues<TTrigger>())
            {
                TStatus at = status;
                StateMachine<TStatus, TTrigger> machine = lifecycle.CreateMachine(() => at, value => at = value);
                bool permitted = diagram.Any(way => way.From.Equals(status) && way.Trigger.Equals(trigger));

                Assert.Equal(permitted, machine.CanFire(trigger));
                Assert.Equal(permitted, lifecycle.TryFire(status, trigger, out FixedTransition<TStatus, TTrigger> transition));
                Assert.Equal(permitted, transition.IsPermitted);
                Assert.Equal(permitted, transition.RefusalReason is null);
                Assert.Equal((status, trigger), (transition.From, transition.Trigger));
                Assert.Equal(lifecycle.PermittedTriggers(status), transition.PermittedTriggers);
                if (permitted)
                {
                    machine.Fire(trigger);
                    Assert.Equal(diagram.Single(way => way.From.Equals(status) && way.Trigger.Equals(trigger)).To, at);
                    Assert.Equal(at, lifecycle.TargetOf(trigger));
                    Assert.Equal(at, lifecycle.Fire(status, trigger));
                }

                Assert.Equal(at, transition.To);
            }
        }

        Assert.Equal(Enum.GetValues<TStatus>(), Reached(initial).Distinct().Order());

        IEnumerable<TStatus> Reached(TStatus from, int most = 8) => most == 0
            ? []
            : [from, .. diagram.Where(way => way.From.Equals(from)).SelectMany(way => Reached(way.To, most - 1))];
    }
}
