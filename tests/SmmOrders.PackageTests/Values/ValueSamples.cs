using System.Collections.Immutable;
using SmmOrders.EntityFrameworkCore;
using SmmOrders.Hosting;
using SmmOrders.Providers;
using SmmOrders.Providers.Testing;

namespace SmmOrders.PackageTests;

/// <summary>Some values of each public type that is data, with everything that JSON could lose: digits, zeros, offsets, ticks, null.</summary>
internal static class ValueSamples
{
    private static readonly DateTimeOffset Noon = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(5.5)).AddTicks(1234567);

    private static readonly OrderTracker Tracker = new(
        RefundPolicy.HalfUp(8), OrderLifecycle.Default.WithCorrections(), new StuckRule(TimeSpan.FromHours(2)));

    private static readonly OrderState Placed = Tracker.Place(9_007_199_254_740_993, 10.500m, Noon);

    private static readonly ProviderFailure Failure = new()
    {
        Kind = ProviderFailureKind.RateLimited,
        Detail = "Too many requests",
        Refusal = RefusalKind.RateLimited,
        HttpStatus = 429,
        RetryAfter = TimeSpan.FromTicks(12_345_678),
        IsOfWholeRequest = true,
        IsAnswer = true,
    };

    private static readonly ProviderFailure Lost = new() { Kind = ProviderFailureKind.TimedOut, Detail = "no whole answer", MayHaveTakenEffect = true };

    private static readonly ProviderParent Parent = new("Active", ["101", "102"], 3, hasOrders: true, 9, "24/12/2026");

    private static readonly ProviderAnswer Answer = new(StatusReport.Of(OrderStatus.Partial, 157), 3572, 0.2781900m, "USD", Parent);

    public static ImmutableArray<object> All { get; } =
    [
        Remains.Missing, Remains.Unreadable, Remains.Of(long.MinValue), Remains.Of(long.MaxValue), Remains.Of(0),
        .. Reports().Cast<object>(),
        .. Orders().SelectMany(order => new object[] { order, order.Facts }),
        .. Updates().SelectMany(update => new object[] { update, update.Path }),
        .. Updates().Select(update => update.Refund).OfType<object>(),
        OrderLifecycle.Default.Evaluate(OrderStatus.Processing, OrderTrigger.Start), OrderLifecycle.Default.Evaluate(OrderStatus.Partial, OrderTrigger.Start),
        OrderLifecycle.Default.PermittedTriggers(OrderStatus.Pending), default(OrderTriggerSet),
        new OrderGuide(Tracker.Refunds).Explain(Placed, Findings.None, TestCulture), new OrderGuide(Tracker.Refunds).ExplainStatus(OrderStatus.Partial, TestCulture),
        RefundPolicy.Up(2) with { OnCanceled = RefundOnCanceled.UndeliveredOnly }, RefundPolicy.HalfEven(0),
        PollPolicy.Default with { AgeDivisor = 1, Longest = TimeSpan.FromTicks(1), EndedFor = TimeSpan.Zero }, PollPolicy.Default,
        new ServiceProfile { DeliversWhilePending = true, StuckAfter = TimeSpan.FromMinutes(5), ExpectedPending = TimeSpan.FromTicks(1), ExpectedInProgress = TimeSpan.MaxValue, Polling = PollPolicy.Default }, ServiceProfile.Default,
        .. Submissions(), .. Requests(), .. Decisions(),
        Answer, new ProviderAnswer(StatusReport.NotReported()), Parent, new ProviderParent("Paused", []), Failure,
        Lost, new ProviderFailure { Kind = ProviderFailureKind.Unavailable, Detail = "", HttpStatus = 999 },
        .. Enum.GetValues<ProviderFailureKind>().Select(kind => new ProviderFailure { Kind = kind, Detail = "so" }),
        new ProviderBalance { Amount = -0.0000000000000000000000000010m, Currency = "USD" }, new ProviderBalance { Amount = decimal.MaxValue },
        new ProviderCatalog
        {
            Services = [new ProviderService { Id = "1" }, Service],
            Unreadable = 2,
        },
        Service,
        new ProviderExchange { Provider = "alpha", Action = "status", Attempt = 2, Fields = [new("order", "1")], HttpStatus = 200, Body = "{}" },
        new ProviderExchange { Provider = "alpha", Action = "status", Attempt = 1, Fields = [], Failure = "none came" },
        NewOrder.Default("1", "https://example.com/p/1", 1000).With("speed", ""), NewOrder.CustomComments("7", "link", ["çok güzel", "\"so\""]),
        OrderPlacement.Placed("23501"), OrderPlacement.Rejected(Failure), OrderPlacement.Unknown(Lost),
        OrderPlacement.NotSent(new() { Kind = ProviderFailureKind.NotAsked, Detail = "the queue is full" }),
        new CancelAcknowledgement { OrderId = "1", RequestId = "1002" }, new CancelAcknowledgement { OrderId = "1" },
        new RefillAcknowledgement { OrderId = "1", RefillId = "2" },
        new RefillReport { Status = RefillStatus.Unknown, Word = "Later" },
        new ProviderResult<ProviderAnswer> { Value = Answer }, new ProviderResult<ProviderAnswer> { Failure = Failure },
        new ProviderResult<ProviderBalance> { Value = new() { Amount = 1.50m } }, new ProviderResult<ProviderBalance> { Failure = Failure },
        new ProviderItem<ProviderAnswer> { Id = "1", Result = new() { Value = Answer } },
        new SmmProvidersOptions { MaxAge = TimeSpan.Zero }, new ProviderBulkOptions { MaxOrdersPerRequest = 1 }, new ProviderCircuitOptions { Window = TimeSpan.FromSeconds(1) },
        new OrderTotals { Currency = "USD", Orders = long.MaxValue, Charged = 10.500m, Refunded = 0.10m }, new OrderTotals(),
        new SimulatedService("1", "Followers", "Default") { Rate = 0.900m }, new HistoryStep(TimeSpan.FromHours(1), OrderStatus.Partial, 600) { Word = "Partially" },
        .. Events(),
    ];

    private static ProviderService Service => new()
    {
        Id = "2",
        Name = "Followers",
        Type = "Default",
        Category = "Instagram",
        Description = "",
        Rate = 0.90000m,
        Min = 10,
        Max = long.MaxValue,
        Refill = true,
        Cancel = false,
        DripFeed = null,
        Unreadable = ProviderServiceFields.Rate | ProviderServiceFields.Max,
    };

    private static IEnumerable<object> Events()
    {
        var history = new OrderEventHistory
        {
            Number = 3,
            Kind = HistoryKind.Correction,
            From = OrderStatus.Completed,
            To = OrderStatus.Partial,
            Delivered = 843,
            RefundAmount = 0.0400m,
            RefundTotal = 1234567890123456789.123456789m,
            Currency = "USD",
            Findings = Findings.SkippedAhead | Findings.Correction,
            Reported = "Partial, remains 157",
            By = "Ada",
            Note = "\"so\"",
            Submission = SubmissionStatus.Placed,
        };
        var attention = new OrderEventAttention
        {
            Id = Guid.NewGuid(),
            Finding = Findings.UnknownStatus,
            Provider = "alpha",
            What = "Paused",
            OpenedAt = Noon,
            ClosedAt = Noon.AddTicks(1),
            ClosedBy = "Ada",
            Note = "çok güzel",
        };
        var alert = new OrderAlert { Id = Guid.NewGuid(), Kind = OrderAlertKind.Attention, Finding = Findings.Late, Name = "alpha", Order = "4711", What = "so", At = Noon, Count = long.MaxValue };
        return
        [
            history, new OrderEventHistory { Number = 1, Kind = HistoryKind.Transition, From = OrderStatus.Processing, To = OrderStatus.Pending },
            attention, new OrderEventAttention { Id = Guid.NewGuid(), Finding = Findings.Late, OpenedAt = Noon },
            new OrderEvent { Id = Guid.NewGuid(), Kind = OutboxKind.History, Order = "4711", At = Noon, History = history },
            new OrderEvent { Id = Guid.NewGuid(), Kind = OutboxKind.AttentionClosed, At = Noon, Attention = attention },
            alert, new OrderAlert { Id = Guid.NewGuid(), Kind = OrderAlertKind.LoopFailing, At = Noon },
        ];
    }

    private static System.Globalization.CultureInfo TestCulture => System.Globalization.CultureInfo.InvariantCulture;

    private static IEnumerable<StatusReport> Reports() =>
    [
        .. OrderStatuses.All.Select(status => StatusReport.Of(status, 157)),
        StatusReport.Of(OrderStatus.Partial, Remains.Unreadable),
        StatusReport.OfParent(OrderStatus.Canceled),
        StatusReport.Canceled(CancelCause.OrderIssue, -2),
        StatusReport.UnknownStatus("Paused"),
        StatusReport.ProviderError("Incorrect order ID"),
        StatusReport.ProviderError("", RefusalKind.Maintenance),
        StatusReport.NotReported(),
        StatusReport.Malformed("<html>"),
    ];

    private static IEnumerable<OrderState> Orders()
    {
        OrderFacts facts = Placed.Facts;
        yield return Placed;
        yield return OrderState.From(facts with { Status = OrderStatus.InProgress, Delivered = 10, MostDelivered = 20, Open = Findings.RemainsMissing | Findings.Unanswered, UnansweredSince = Noon });
        yield return OrderState.From(facts with { Charge = 1234567890123456789.123456789m, Refunded = 0.100m, Status = OrderStatus.Partial, Delivered = 1 });
        yield return OrderState.From(facts with { Charge = 0.00m, Status = OrderStatus.Canceled, CancelCause = CancelCause.ServerDowntime });
        yield return OrderState.From(facts with
        {
            Submission = new() { Status = SubmissionStatus.Placed, BoughtAt = DateTimeOffset.MinValue },
            Request = new() { Kind = RequestKind.Cancel, Status = RequestStatus.Sending, OverdueAt = DateTimeOffset.MaxValue },
        });
        yield return OrderState.From(facts with { Submission = new() { Status = SubmissionStatus.Refused, BoughtAt = Noon, Refusal = RefusalKind.BadLink }, Open = Findings.SubmissionRefused });
    }

    // Every report to every order that can be told of one, now and much later.
    private static IEnumerable<OrderUpdate> Updates() =>
        from order in Orders()
        from report in Reports()
        from now in new[] { Noon, Noon.AddDays(2) }
        select Tracker.Observe(order, report, now);

    private static IEnumerable<object> Submissions()
    {
        OrderState bought = Tracker.Buy(1000, 10.00m, Noon);
        SubmissionStep[] steps =
        [
            SubmissionStep.Send(Noon), SubmissionStep.Place(), SubmissionStep.PlaceLate(), SubmissionStep.Refuse(RefusalKind.Duplicate), SubmissionStep.LoseTrack(),
            SubmissionStep.Requeue(), SubmissionStep.Withdraw(),
        ];
        yield return bought.Submission!;
        foreach (SubmissionStep step in steps)
        {
            SubmissionOutcome outcome = Tracker.Submit(bought, step, Noon);
            yield return step;
            yield return outcome;
            yield return outcome.Update;
            yield return outcome.Transition;
        }
    }

    private static IEnumerable<object> Requests()
    {
        RequestOutcome asked = Tracker.Ask(Placed, RequestKind.Cancel, Noon);
        RequestStep[] steps =
        [
            RequestStep.Send(Noon), RequestStep.Acknowledge(), RequestStep.Finish(), RequestStep.Reject(), RequestStep.Refuse(RefusalKind.Other),
            RequestStep.LoseTrack(), RequestStep.AskAgain(),
        ];
        yield return asked;
        yield return asked.Update.Order.Request!;
        foreach (RequestStep step in steps)
        {
            yield return step;
            yield return Tracker.Follow(asked.Update.Order, step);
        }
    }

    private static IEnumerable<object> Decisions()
    {
        Decision[] decisions =
        [
            Decision.EndCompleted(), Decision.EndPartial(600), Decision.EndCanceled(CancelCause.OrderIssue, 0), Decision.EndCanceled(),
            Decision.CorrectToPartial(long.MaxValue), Decision.CorrectToCanceled(CancelCause.ServerDowntime), Decision.Refund(4.00m, 0m),
        ];
        return decisions.SelectMany(decision => new object[] { decision, Tracker.Decide(Placed, decision, Noon) });
    }
}
