using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Tests.Laws;

/// <summary>
/// Reports, submissions, requests and decisions mixed, against domain rules, section 7, typed a second time. The same method checks
/// the library against each law and finds the planted faults.
/// </summary>
public sealed class LawsOfMixedHistoriesTests
{
    private const Findings OfSubmission = Findings.NotPlaced | Findings.SubmissionRefused | Findings.SubmissionUnknown;

    private static readonly Dictionary<string, Action<MixedHistory>> Laws = new()
    {
        ["money is only ever paid out, once, and told"] = Money,
        ["what has ended stays ended, and Canceled stays Canceled"] = Ends,
        ["a submission goes as its diagram says, by its own steps and by time"] = Submission,
        ["what is open follows where the submission and the request are"] = Opened,
        ["a request moves neither status nor money"] = Request,
        ["a request about an order that is not placed is refused, or a cancel that withdraws it"] = Withdraw,
        ["a decision does what the rules say, or says why not"] = Decide,
        ["no report moves an order that is not placed"] = Unplaced,
        ["the facts of the order hold together and the next deadline lies ahead"] = Deadline,
    };

    private static readonly Dictionary<string, (string Law, Func<MixedStep, MixedStep> Plant)> Planted = new()
    {
        ["pays the second click as well"] = ("money is only ever paid out, once, and told", step =>
            step.Refusal == "Conflict" ? step with { Paid = 0.01m } : step),
        ["takes money back at a correction by hand"] = ("money is only ever paid out, once, and told", step =>
            step is { Move.Decision.Kind: DecisionKind.Correct, Refusal: null, Paid: 0, After.Refunded: > 0 }
                ? step with { After = Some.With(step.After, facts => facts with { Refunded = 0m }) } : step),
        ["corrects Canceled"] = ("what has ended stays ended, and Canceled stays Canceled", step =>
            step.Refusal == "NeverCorrected" ? step with { After = Some.With(step.After, facts => facts with { Status = OrderStatus.Completed, CancelCause = CancelCause.Unknown, Submission = null }) } : step),
        ["sends what is unknown again"] = ("a submission goes as its diagram says, by its own steps and by time", step =>
            step is { Move.Submission.Trigger: SubmissionTrigger.Send, Before.Submission.Status: SubmissionStatus.Unknown }
                ? step with { After = Some.With(step.After, facts => facts with { Open = Findings.None, Submission = Queued(facts) }), Refusal = null } : step),
        ["alarms a person about a refusal that waits"] = ("a submission goes as its diagram says, by its own steps and by time", step =>
            step.Move.Submission?.Refusal == RefusalKind.RateLimited && step.Refusal is null
                ? step with { After = Some.With(step.After, facts => facts with { Open = Findings.None, Submission = facts.Submission! with { Status = SubmissionStatus.Refused, Refusal = RefusalKind.RateLimited } }) } : step),
        ["places an answer that came too late"] = ("a submission goes as its diagram says, by its own steps and by time", step =>
            step.Findings.HasFlag(Findings.PlacedTwice) ? step with { Findings = Findings.None } : step),
        ["forgets that an intent is overdue"] = ("a submission goes as its diagram says, by its own steps and by time", step =>
            step.Move.Submission is null && step.Findings.HasFlag(Findings.SubmissionUnknown) ? step with { After = step.Before } : step),
        ["counts the time in the queue as processing"] = ("a submission goes as its diagram says, by its own steps and by time", step =>
            step is { After.Submission.Status: SubmissionStatus.Placed, Before.IsPlaced: false }
                ? step with { After = Some.With(step.After, facts => facts with { StatusSince = facts.Submission!.BoughtAt.AddTicks(-1) }) } : step),
        ["keeps the alarm when a person has decided"] = ("what is open follows where the submission and the request are", step =>
            step.Before.Submission?.Status == SubmissionStatus.Refused && step.After.Submission?.Status == SubmissionStatus.Queued
                ? step with { After = step.After.WithSubmissionAndRequest(step.After.Submission, step.After.Request, step.After.Open | Findings.SubmissionRefused) } : step),
        ["does not say that a request is unknown"] = ("what is open follows where the submission and the request are", step =>
            step.After.Request?.Status == RequestStatus.Unknown
                ? step with { After = Some.With(step.After, facts => facts with { Open = facts.Open & ~Findings.RequestUnknown }) } : step),
        ["never says that an order is not placed"] = ("what is open follows where the submission and the request are", step =>
            step with { After = Some.With(step.After, facts => facts with { Open = facts.Open & ~Findings.NotPlaced }) }),
        ["refunds when a cancellation is acknowledged"] = ("a request moves neither status nor money", step =>
            step is { Move.Request.Trigger: RequestTrigger.Acknowledge, Refusal: null } ? step with { Paid = step.Before.Kept + 1m } : step),
        ["does not let the customer withdraw what was refused"] = ("a request about an order that is not placed is refused, or a cancel that withdraws it", step =>
            step is { Move.Ask: RequestKind.Cancel, Before.Submission.Status: SubmissionStatus.Refused } ? step with { After = step.Before, Refusal = "OrderNotPlaced" } : step),
        ["withdraws what may be at the provider"] = ("a request about an order that is not placed is refused, or a cancel that withdraws it", step =>
            step is { Move.Ask: RequestKind.Cancel, Before.Submission.Status: SubmissionStatus.Unknown }
                ? step with { After = Some.Tracker.Submit(step.Before, SubmissionStep.Withdraw(), step.Move.At).Update.Order, Refusal = null } : step),
        ["makes an end of an order that is being sent"] = ("a decision does what the rules say, or says why not", step =>
            step.Refusal == "OrderSending" ? step with { Refusal = null } : step),
        ["refuses a correction below what was refunded"] = ("a decision does what the rules say, or says why not", step =>
            step is { Move.Decision.Kind: DecisionKind.Correct, Refusal: null, Paid: 0 } ? step with { After = step.Before } : step),
        ["calls a refund by hand a cancellation"] = ("a decision does what the rules say, or says why not", step =>
            step.Reason == RefundReason.Manual ? step with { Reason = RefundReason.Canceled } : step),
        ["does not say that a correction by hand was applied"] = ("a decision does what the rules say, or says why not", step =>
            step is { Move.Decision.Kind: DecisionKind.Correct, Refusal: null } ? step with { CorrectionApplied = null } : step),
        ["starts a clock for an order that is not placed"] = ("no report moves an order that is not placed", step =>
            step is { Move.Report: not null, Before.IsPlaced: false, Before.IsFinal: false }
                ? step with { After = Some.With(step.After, facts => facts with { Delivered = 1, MostDelivered = null }) } : step),
        ["does not give up what is overdue"] = ("the facts of the order hold together and the next deadline lies ahead", step =>
            step.Move is { Submission: null, Decision: null, Ask: null, Request: null } && step.Findings.HasFlag(Findings.SubmissionUnknown)
                ? step with { After = step.Before } : step),
    };

    public static TheoryData<string> EachLaw => [.. Laws.Keys];

    public static TheoryData<string> EachFault => [.. Planted.Keys];

    [Theory]
    [MemberData(nameof(EachLaw))]
    public void The_library_keeps_the_law(string law) =>
        Assert.False(Falsifier.Falsifies(Laws[law], Histories(step => step), out string? counterexample), counterexample);

    [Theory]
    [MemberData(nameof(EachFault))]
    public void A_faulty_tracker_is_caught(string fault) =>
        Assert.True(Falsifier.Falsifies(Laws[Planted[fault].Law], Histories(Planted[fault].Plant), out _), fault);

    [Fact]
    public void Every_law_has_a_fault_that_it_finds() => Assert.Equal(Laws.Keys.Order(), Planted.Values.Select(fault => fault.Law).Distinct().Order());

    [Fact]
    public void The_histories_cover_every_state_step_and_refusal()
    {
        HashSet<string> met = [];
        for (ulong seed = 1; seed <= 12_000; seed++)
        {
            foreach (MixedStep step in new MixedHistory(seed, step => step).Steps())
            {
                met.UnionWith(new[]
                {
                    $"{step.After.Submission?.Status} submission", $"{step.After.Request?.Status} request", $"{step.Before.Submission?.Status} {step.Move.Submission?.Trigger}",
                    $"{step.Before.Request?.Status} {step.Move.Request?.Trigger}", $"{step.Refusal}", $"{step.Reason}",
                    $"{step.Findings & (OfSubmission | Findings.PlacedTwice | Findings.RequestUnknown)}",
                });
            }
        }

        string[] all =
        [
            .. Enum.GetNames<SubmissionStatus>().Select(status => $"{status} submission"), .. Enum.GetNames<RequestStatus>().Select(status => $"{status} request"),
            .. from status in Enum.GetNames<SubmissionStatus>() from trigger in Enum.GetNames<SubmissionTrigger>() select $"{status} {trigger}",
            .. from status in Enum.GetNames<RequestStatus>() from trigger in Enum.GetNames<RequestTrigger>() select $"{status} {trigger}",
            .. Enum.GetNames<DecisionRefusal>(), .. Enum.GetNames<RequestRefusal>(), "Manual", "PlacedTwice", "NotPlaced", "RequestUnknown",
        ];
        Assert.Equal([], all.Except(met));
    }

    private static Arbitrary<MixedHistory> Histories(Func<MixedStep, MixedStep> fault) =>
        Arb.From(Gen.Choose(1, int.MaxValue).Select(seed => new MixedHistory((ulong)seed, fault)));

    private static void Money(MixedHistory history)
    {
        foreach (MixedStep step in history.Steps())
        {
            Assert.Equal(step.After.Refunded - step.Before.Refunded, step.Paid);
            Assert.True(step.Paid >= 0 && step.After.Refunded <= step.After.Charge);
            Assert.Equal(step.Paid > 0, step.Reason is not null);
            Assert.Equal(step.Before.Charge, step.After.Charge);
        }
    }

    private static void Ends(MixedHistory history)
    {
        foreach (MixedStep step in history.Steps().Where(step => step.Before.IsFinal))
        {
            Assert.True(step.After.IsFinal);
            Assert.True(step.Before.Status != OrderStatus.Canceled || step.After.Status == OrderStatus.Canceled);
            Assert.True(step.Before.Status == OrderStatus.Completed || step.After.Status != OrderStatus.Completed);
        }
    }

    private static void Submission(MixedHistory history)
    {
        foreach (MixedStep step in history.Steps().Where(step => step.Before.Submission is not null))
        {
            Submission before = step.Before.Submission!;
            string? to = step.Move.Submission is { } taken ? PeopleOracle.Submit($"{before.Status}", taken) : null;
            bool ends = step.After.IsFinal && !step.Before.IsFinal && !step.Before.IsPlaced;
            bool overdue = before.OverdueAt <= step.Move.At && step.Move is { Submission: null, Decision: null, Ask: null, Request: null };
            Assert.Equal(to ?? (ends ? "Withdrawn" : overdue ? "Unknown" : $"{before.Status}"), $"{step.After.Submission?.Status}");
            if (step.Move.Submission is not null)
            {
                Assert.Equal(to is null, step.Refusal is not null);
                Assert.Equal(to is null && step.Move.Submission.Trigger == SubmissionTrigger.PlaceLate, step.Findings.HasFlag(Findings.PlacedTwice));
            }

            if (to == "Placed")
            {
                Assert.Equal((history.Tracker.Lifecycle.InitialStatus, step.Move.At), (step.After.Status, step.After.StatusSince));
            }

            if (step.After.Submission!.Status == SubmissionStatus.Withdrawn)
            {
                Assert.Equal((OrderStatus.Canceled, step.After.Charge), (step.After.Status, step.After.Refunded));
            }
        }
    }

    private static void Opened(MixedHistory history)
    {
        foreach (MixedStep step in history.Steps())
        {
            Findings expected = step.After.Submission?.Status switch
            {
                SubmissionStatus.Refused => Findings.SubmissionRefused,
                SubmissionStatus.Unknown => Findings.SubmissionUnknown,

                // Only an evaluation of time can open it.
                SubmissionStatus.Queued when step.Move is { Ask: null, Request: null, Decision: null } && step.Refusal is null =>
                    step.Move.At - MixedHistory.Start > TimeSpan.FromHours(3) ? Findings.NotPlaced : Findings.None,
                SubmissionStatus.Queued or SubmissionStatus.Sending => step.Before.Open & Findings.NotPlaced,
                _ => Findings.None,
            };
            Assert.Equal(expected, step.After.Open & OfSubmission);
            Assert.Equal(step.After.Request?.Status == RequestStatus.Unknown, step.After.Open.HasFlag(Findings.RequestUnknown));
        }
    }

    private static void Request(MixedHistory history)
    {
        foreach (MixedStep step in history.Steps().Where(step => step.Move.Request is not null || (step.Move.Ask is not null && step.Before.IsPlaced)))
        {
            Assert.Equal((step.Before.Status, step.Before.Refunded, 0m), (step.After.Status, step.After.Refunded, step.Paid));
            if (step.Move.Request is { } taken)
            {
                string? to = PeopleOracle.Follow($"{step.Before.Request?.Status}", taken);
                Assert.Equal(to ?? $"{step.Before.Request?.Status}", $"{step.After.Request?.Status}");
                Assert.Equal(to is null, step.Refusal is not null);
            }
        }
    }

    private static void Withdraw(MixedHistory history)
    {
        foreach (MixedStep step in history.Steps().Where(step => step.Move.Ask is not null && !step.Before.IsPlaced && !step.Before.IsFinal))
        {
            bool withdraws = step.Move.Ask == RequestKind.Cancel && PeopleOracle.MayBeWithdrawnByTheCustomer($"{step.Before.Submission!.Status}");
            Assert.Equal(withdraws ? null : "OrderNotPlaced", step.Refusal);
            Assert.True(withdraws || ReferenceEquals(step.Before, step.After));
            Assert.True(!withdraws || (step.After.Status, step.After.Submission!.Status, step.After.Refunded) == (OrderStatus.Canceled, SubmissionStatus.Withdrawn, step.After.Charge));
        }
    }

    private static void Decide(MixedHistory history)
    {
        foreach (MixedStep step in history.Steps().Where(step => step.Move.Decision is not null))
        {
            Decision decision = step.Move.Decision!;
            (string? refusal, OrderStatus status, decimal refunded) = PeopleOracle.Decide(
                step.Before, decision, history.Tracker.Refunds.OnCanceled == RefundOnCanceled.UndeliveredOnly);
            Assert.Equal((refusal, status, refunded), (step.Refusal, step.After.Status, step.After.Refunded));
            Assert.True(refusal is null || ReferenceEquals(step.Before, step.After));
            Assert.True(refusal is not null || decision.Delivered is null || !step.Before.IsPlaced || step.After.Delivered == decision.Delivered);
            Assert.True(refusal is not null || decision.Kind == DecisionKind.Refund || step.After.StatusSince == step.Move.At);
            Assert.Equal(decision.Kind == DecisionKind.Correct && refusal is null ? true : null, step.CorrectionApplied);
            Assert.Equal(decision.Kind == DecisionKind.Refund && refusal is null, step.Reason == RefundReason.Manual);
            Assert.True(step.Reason is null || (decision.Kind == DecisionKind.Correct) == (step.Reason == RefundReason.Correction));
        }
    }

    private static void Unplaced(MixedHistory history)
    {
        foreach (MixedStep step in history.Steps().Where(step => step.Move.Report is not null && !step.Before.IsPlaced && !step.Before.IsFinal))
        {
            Assert.True(step.Findings.HasFlag(Findings.NotReported));
            Assert.Equal(
                (step.Before.Status, step.Before.StatusSince, step.Before.Delivered, step.Before.UnansweredSince),
                (step.After.Status, step.After.StatusSince, step.After.Delivered, step.After.UnansweredSince));
        }
    }

    private static void Deadline(MixedHistory history)
    {
        foreach (MixedStep step in history.Steps())
        {
            Assert.Equal(step.After, Some.With(step.After, facts => facts));
            DateTimeOffset? next = history.Tracker.NextDeadline(step.After);
            if (step.Move is { Ask: null, Request: null, Decision: null, Submission: null })
            {
                Assert.True(next is null || next > step.Move.At);
            }

            if (next is { } due)
            {
                Assert.NotEqual(Findings.None, history.Tracker.CheckTime(step.After, due).Raised);
                Assert.True(due <= step.Move.At || history.Tracker.CheckTime(step.After, due.AddTicks(-10)).Raised == Findings.None);
            }
        }
    }

    private static Submission Queued(OrderFacts facts) => new() { Status = SubmissionStatus.Queued, BoughtAt = facts.Submission!.BoughtAt };
}
