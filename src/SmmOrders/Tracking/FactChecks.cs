using System.Numerics;

namespace SmmOrders;

/// <summary>Validates the facts of an order, alone and together.</summary>
internal static class FactChecks
{
    internal static void Ensure(OrderFacts facts)
    {
        _ = facts.Status.EnsureDefined(nameof(facts.Status));
        EnsureQuantity(facts.Quantity, nameof(facts.Quantity));
        EnsureCharge(facts.Charge, nameof(facts.Charge));
        EnsureDelivered(facts.Delivered, nameof(facts.Delivered));
        EnsureMostDelivered(facts.MostDelivered, facts.Delivered, nameof(facts.MostDelivered));
        EnsureRefunded(facts.Refunded, facts.Charge, nameof(facts.Refunded));
        EnsureCause(facts.CancelCause, facts.Status, nameof(facts.CancelCause));
        EnsureUnanswered(facts.UnansweredSince, facts.Status, nameof(facts.UnansweredSince));
        EnsureOpen(facts.Open, facts.Status, nameof(facts.Open));
        EnsureSubmission(facts, facts.Submission, nameof(facts.Submission));
        EnsureRequest(facts, facts.Request, nameof(facts.Request));
    }

    internal static void Ensure(Submission submission, string parameter = nameof(OrderFacts.Submission))
    {
        SubmissionStatus status = FixedLifecycle<SubmissionStatus, SubmissionTrigger>.EnsureDefined(submission.Status, parameter);
        EnsureOverdue(status == SubmissionStatus.Sending, submission.OverdueAt, submission, parameter);
        if (submission.Refusal is null == (status == SubmissionStatus.Refused))
        {
            throw Invalid(parameter, submission, "A refused submission must have a refusal kind, and no other submission may.");
        }

        if (submission.Refusal is { } kind && !Enum.IsDefined(kind))
        {
            throw UndefinedEnum.Error(parameter, kind, "a refusal kind");
        }
    }

    internal static void Ensure(OrderRequest request, string parameter = nameof(OrderFacts.Request))
    {
        RequestStatus status = FixedLifecycle<RequestStatus, RequestTrigger>.EnsureDefined(request.Status, parameter);
        if (!Enum.IsDefined(request.Kind))
        {
            throw UndefinedEnum.Error(parameter, request.Kind, "a request kind");
        }

        EnsureOverdue(status == RequestStatus.Sending, request.OverdueAt, request, parameter);
    }

    internal static void EnsureQuantity(long quantity, string parameter)
    {
        if (quantity <= 0)
        {
            throw Invalid(parameter, quantity, "An order's quantity is above zero.");
        }
    }

    internal static void EnsureCharge(decimal charge, string parameter)
    {
        if (charge < 0)
        {
            throw Invalid(parameter, charge, "An order's charge is zero or above.");
        }
    }

    private static void EnsureDelivered(long? delivered, string parameter)
    {
        if (delivered < 0)
        {
            throw Invalid(parameter, delivered, "A delivered count is zero or above, or null if not known.");
        }
    }

    private static void EnsureRefunded(decimal refunded, decimal charge, string parameter)
    {
        if (refunded < 0 || refunded > charge)
        {
            throw Invalid(parameter, refunded, FormattableString.Invariant($"The refunded total is from zero to the charge of {charge}."));
        }

        if (refunded.Scale > charge.Scale)
        {
            ExactMoney.EnsureSplits(charge, ExactMoney.DecimalsOf(refunded), parameter, refunded);
        }
    }

    private static void EnsureMostDelivered(long? most, long? delivered, string parameter)
    {
        if (most < (delivered ?? 0))
        {
            throw Invalid(parameter, most, FormattableString.Invariant($"The highest delivered count is not below the {delivered ?? 0} delivered now."));
        }
    }

    private static void EnsureCause(CancelCause cause, OrderStatus status, string parameter)
    {
        if (cause.EnsureDefined(parameter) != CancelCause.Unknown && status != OrderStatus.Canceled)
        {
            throw Invalid(parameter, cause, $"Only an order that is Canceled has a cancel cause, and this one is {status}.");
        }
    }

    private static void EnsureUnanswered(DateTimeOffset? since, OrderStatus status, string parameter)
    {
        if (since is not null && status.IsFinal())
        {
            throw Invalid(parameter, since, $"No answer is expected about an order that is {status}.");
        }
    }

    private static void EnsureOpen(Findings open, OrderStatus status, string parameter)
    {
        if (open.Events() != 0)
        {
            throw Invalid(parameter, open, $"Only states can be open: {FindingsExtensions.AllStates}.");
        }

        if (!BitOperations.IsPow2((int)(open & FindingsExtensions.Undecided)) && open.AreUndecided())
        {
            throw Invalid(parameter, open, $"An order is held for only one reason of: {FindingsExtensions.Undecided}.");
        }

        if (status.IsFinal() && (open & (FindingsExtensions.Undecided | FindingsExtensions.ByTime)) != 0)
        {
            throw Invalid(parameter, open, $"An order that is {status} is not held, stuck, late or unanswered.");
        }
    }

    private static void EnsureSubmission(OrderFacts facts, Submission? submission, string parameter)
    {
        if (submission is not null)
        {
            Ensure(submission, parameter);
        }

        SubmissionStatus? status = submission?.Status;
        EnsureBelongs(facts, Findings.NotPlaced, nameof(submission), status, SubmissionStatus.Queued, SubmissionStatus.Sending);
        EnsureBelongs(facts, Findings.SubmissionRefused, nameof(submission), status, SubmissionStatus.Refused);
        EnsureBelongs(facts, Findings.SubmissionUnknown, nameof(submission), status, SubmissionStatus.Unknown);
        if (status is null or SubmissionStatus.Placed)
        {
            return;
        }

        if (status == SubmissionStatus.Withdrawn ? facts.Status != OrderStatus.Canceled : facts.Status.IsFinal())
        {
            throw Invalid(parameter, submission, $"The submission of an order that is {facts.Status} cannot be {status}: an order that was withdrawn is Canceled, and one that ended otherwise was placed.");
        }

        if (facts.UnansweredSince is not null || facts.Request is not null || (facts.Open & (FindingsExtensions.Undecided | FindingsExtensions.ByTime)) != 0)
        {
            throw Invalid(parameter, submission, "An order that is not placed is not held, stuck, late or unanswered, and has no request.");
        }
    }

    private static void EnsureRequest(OrderFacts facts, OrderRequest? request, string parameter)
    {
        if (request is not null)
        {
            Ensure(request, parameter);
        }

        EnsureBelongs(facts, Findings.RequestUnknown, nameof(request), request?.Status, RequestStatus.Unknown);
    }

    private static void EnsureOverdue(bool isSending, DateTimeOffset? overdueAt, object value, string parameter)
    {
        if (overdueAt is null == isSending)
        {
            throw Invalid(parameter, value, "What is being sent must have the instant at which it is overdue, and nothing else may.");
        }
    }

    private static void EnsureBelongs<TStatus>(OrderFacts facts, Findings state, string what, TStatus? status, params ReadOnlySpan<TStatus> right)
        where TStatus : struct, Enum
    {
        if ((facts.Open & state) != 0 && !(status is { } value && right.Contains(value)))
        {
            string actual = status is null ? "there is none" : $"it is {status}";
            throw Invalid(nameof(facts.Open), facts.Open, $"{state} is open only while the {what} is {string.Join(" or ", right.ToArray())}, but {actual}.");
        }
    }

    private static ArgumentOutOfRangeException Invalid(string parameter, object? value, string rule) => new(parameter, value, rule);
}
