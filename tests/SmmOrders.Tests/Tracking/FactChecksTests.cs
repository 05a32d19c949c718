using System.Text.RegularExpressions;

namespace SmmOrders.Tests;

/// <summary>Each refusal of an order's facts names the fact, its value, and what would be right.</summary>
public sealed class FactChecksTests
{
    private static readonly OrderFacts Right = new() { Status = OrderStatus.InProgress, StatusSince = Some.Noon, Quantity = 1000, Charge = 10.00m };
    private static readonly OrderFacts Ended = Right with { Status = OrderStatus.Partial };
    private static readonly Submission Queued = new() { Status = SubmissionStatus.Queued, BoughtAt = Some.Noon };
    private static readonly OrderRequest Asked = new() { Kind = RequestKind.Cancel, Status = RequestStatus.Asked };

    public static TheoryData<OrderFacts, string, object?, string> Wrong => new()
    {
        { Right with { Status = 0 }, "Status", (OrderStatus)0, "0 is not an order status. Use one of: Processing, Pending, InProgress, Completed, Canceled, Partial." },
        { Right with { Quantity = 0 }, "Quantity", 0L, "An order's quantity is above zero." },
        { Right with { Charge = -1m }, "Charge", -1m, "An order's charge is zero or above." },
        { Right with { Delivered = -1 }, "Delivered", -1L, "A delivered count is zero or above, or null if not known." },
        { Right with { Delivered = 600, MostDelivered = 599 }, "MostDelivered", 599L, "The highest delivered count is not below the 600 delivered now." },
        { Right with { MostDelivered = -1 }, "MostDelivered", -1L, "The highest delivered count is not below the 0 delivered now." },
        { Right with { Refunded = 10.01m }, "Refunded", 10.01m, "The refunded total is from zero to the charge of 10.00." },
        { Right with { Refunded = -0.01m }, "Refunded", -0.01m, "The refunded total is from zero to the charge of 10.00." },
        { Right with { CancelCause = (CancelCause)3 }, "CancelCause", (CancelCause)3, "3 is not a cancel cause. Use one of: Unknown, OrderIssue, ServerDowntime." },
        { Right with { CancelCause = CancelCause.OrderIssue }, "CancelCause", CancelCause.OrderIssue, "Only an order that is Canceled has a cancel cause, and this one is InProgress." },
        { Ended with { CancelCause = CancelCause.ServerDowntime }, "CancelCause", CancelCause.ServerDowntime, "Only an order that is Canceled has a cancel cause, and this one is Partial." },
        { Ended with { UnansweredSince = Some.Noon }, "UnansweredSince", Some.Noon, "No answer is expected about an order that is Partial." },
        { Right with { Open = Findings.Correction }, "Open", Findings.Correction, "Only states can be open: RemainsMissing, RemainsUnreadable, RemainsExceedsQuantity, StuckInProcessing, Late, Unanswered, NotPlaced, SubmissionRefused, SubmissionUnknown, RequestUnknown, NotApplied." },
        { Right with { Open = Findings.RemainsMissing | Findings.RemainsUnreadable }, "Open", Findings.RemainsMissing | Findings.RemainsUnreadable, "An order is held for only one reason of: RemainsMissing, RemainsUnreadable, RemainsExceedsQuantity." },
        { Ended with { Open = Findings.Late }, "Open", Findings.Late, "An order that is Partial is not held, stuck, late or unanswered." },
        { Right with { Submission = Queued with { Status = 0 } }, "Submission", (SubmissionStatus)0, "0 is not a status of this lifecycle. Use one of: Queued, Sending, Placed, Refused, Unknown, Withdrawn." },
        { Right with { Submission = Queued with { Status = SubmissionStatus.Sending } }, "Submission", Queued with { Status = SubmissionStatus.Sending }, "What is being sent must have the instant at which it is overdue, and nothing else may." },
        { Right with { Submission = Queued with { OverdueAt = Some.Noon } }, "Submission", Queued with { OverdueAt = Some.Noon }, "What is being sent must have the instant at which it is overdue, and nothing else may." },
        { Right with { Submission = Queued with { Status = SubmissionStatus.Refused } }, "Submission", Queued with { Status = SubmissionStatus.Refused }, "A refused submission must have a refusal kind, and no other submission may." },
        { Right with { Submission = Queued with { Refusal = RefusalKind.Other } }, "Submission", Queued with { Refusal = RefusalKind.Other }, "A refused submission must have a refusal kind, and no other submission may." },
        { Right with { Submission = Queued with { Status = SubmissionStatus.Refused, Refusal = (RefusalKind)99 } }, "Submission", (RefusalKind)99, "99 is not a refusal kind. Use one of: ProviderOutOfFunds, Unauthorized, RateLimited, Maintenance, ActiveOrderOnLink, ServiceClosed, BadLink, QuantityOutOfRange, Duplicate, Other." },
        { Right with { Submission = Queued with { Status = SubmissionStatus.Placed }, Open = Findings.NotPlaced }, "Open", Findings.NotPlaced, "NotPlaced is open only while the submission is Queued or Sending, but it is Placed." },
        { Right with { Submission = Queued, Open = Findings.SubmissionRefused }, "Open", Findings.SubmissionRefused, "SubmissionRefused is open only while the submission is Refused, but it is Queued." },
        { Right with { Submission = Queued, Open = Findings.SubmissionUnknown }, "Open", Findings.SubmissionUnknown, "SubmissionUnknown is open only while the submission is Unknown, but it is Queued." },
        { Right with { Open = Findings.NotPlaced }, "Open", Findings.NotPlaced, "NotPlaced is open only while the submission is Queued or Sending, but there is none." },
        { Right with { Open = Findings.SubmissionRefused }, "Open", Findings.SubmissionRefused, "SubmissionRefused is open only while the submission is Refused, but there is none." },
        { Ended with { Open = Findings.SubmissionUnknown }, "Open", Findings.SubmissionUnknown, "SubmissionUnknown is open only while the submission is Unknown, but there is none." },
        { Ended with { Submission = Queued }, "Submission", Queued, "The submission of an order that is Partial cannot be Queued: an order that was withdrawn is Canceled, and one that ended otherwise was placed." },
        { Right with { Submission = Queued with { Status = SubmissionStatus.Withdrawn } }, "Submission", Queued with { Status = SubmissionStatus.Withdrawn }, "The submission of an order that is InProgress cannot be Withdrawn: an order that was withdrawn is Canceled, and one that ended otherwise was placed." },
        { Right with { Submission = Queued, UnansweredSince = Some.Noon }, "Submission", Queued, "An order that is not placed is not held, stuck, late or unanswered, and has no request." },
        { Right with { Submission = Queued, Request = Asked }, "Submission", Queued, "An order that is not placed is not held, stuck, late or unanswered, and has no request." },
        { Right with { Submission = Queued, Open = Findings.Late }, "Submission", Queued, "An order that is not placed is not held, stuck, late or unanswered, and has no request." },
        { Right with { Request = Asked with { Status = 0 } }, "Request", (RequestStatus)0, "0 is not a status of this lifecycle. Use one of: Asked, Sending, Acknowledged, Done, Rejected, Refused, Unknown." },
        { Right with { Request = Asked with { Kind = 0 } }, "Request", (RequestKind)0, "0 is not a request kind. Use one of: Cancel, Refill." },
        { Right with { Request = Asked with { Status = RequestStatus.Sending } }, "Request", Asked with { Status = RequestStatus.Sending }, "What is being sent must have the instant at which it is overdue, and nothing else may." },
        { Right with { Request = Asked, Open = Findings.RequestUnknown }, "Open", Findings.RequestUnknown, "RequestUnknown is open only while the request is Unknown, but it is Asked." },
        { Ended with { Open = Findings.RequestUnknown }, "Open", Findings.RequestUnknown, "RequestUnknown is open only while the request is Unknown, but there is none." },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void An_invalid_fact_is_refused_by_name(OrderFacts facts, string fact, object? value, string right)
    {
        Assert.NotNull(typeof(OrderFacts).GetProperty(fact));
        Cultures.Each(() => BadInput.Refused(fact, value, right, () => OrderState.From(facts)));
    }

    [Fact]
    public void The_facts_that_each_example_starts_from_are_right()
    {
        Assert.Equal(OrderStatus.InProgress, OrderState.From(Right).Status);
        Assert.Equal(OrderStatus.Partial, OrderState.From(Ended).Status);
        Assert.Equal(CancelCause.OrderIssue, OrderState.From(Right with { Status = OrderStatus.Canceled, CancelCause = CancelCause.OrderIssue }).CancelCause);
        Assert.False(OrderState.From(Right with { Submission = Queued }).IsPlaced);
        Assert.Equal(Asked, OrderState.From(Right with { Request = Asked }).Request);
    }

    [Fact]
    public void Every_message_of_the_checks_has_an_example()
    {
        string source = RepositoryFiles.Read("src/SmmOrders/Tracking/FactChecks.cs");
        string[] messages = [.. Regex.Matches(source, @"(?:throw Invalid\([^""]*?|Invariant\()\$?""(?<text>.*)""\)?\);").Select(refusal => refusal.Groups["text"].Value)];

        Assert.NotEmpty(messages);
        Assert.Equal(Regex.Count(source, @"throw Invalid\("), messages.Length);
        Assert.All(messages, message =>
        {
            string pattern = $"^{Regex.Replace(Regex.Escape(message), @"\\\{.*?}", ".*")}$";
            Assert.Contains(Wrong, row => Regex.IsMatch(row.Data.Item4, pattern));
        });
    }
}
