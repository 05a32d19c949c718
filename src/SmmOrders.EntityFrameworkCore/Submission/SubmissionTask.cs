using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Applies a step of an order's submission, and records it with its attempt.</summary>
/// <param name="submission">The step.</param>
/// <param name="newAttempt">The identifier of the attempt that a step to send makes.</param>
internal sealed class SubmissionTask<TOrder, TKey>(OrderSubmission submission, Guid newAttempt) : IOrderTask<TOrder, TKey, OrderSubmissionOutcome>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly DateTimeOffset _at = InstantColumn.Cut(submission.At);
    private readonly SubmissionStep _step = submission.Step.OverdueAt is { } overdue ? SubmissionStep.Send(InstantColumn.Cut(overdue)) : submission.Step;

    private AttemptsOfOrder<TKey> _attempts = AttemptsOfOrder<TKey>.None;
    private bool _isLinkActive;
    private bool _hasAttempts;
    private OrderAttempt<TKey>? _sent;
    private AttemptRecord? _record;

    public OrderKey Order => submission.Order;

    public DateTimeOffset? PolledAt => null;

    public string? ProviderOrderId => submission.ProviderOrderId;

    public string? Provider => _attempts.Answered?.Provider;

    public bool IsPersons => submission.By is not null;

    public async Task ReadAsync(DbContext context, StoreModel<TOrder, TKey> model, OrderRow<TOrder, TKey> row, CancellationToken cancellationToken)
    {
        _hasAttempts = model.Submissions is not null;
        _attempts = model.Submissions is null ? AttemptsOfOrder<TKey>.None : await AttemptsOfOrder<TKey>.ReadAsync(context, row, submission, cancellationToken).ConfigureAwait(false);
        _isLinkActive = _step.Consequence == RefusalConsequence.WaitForLink && submission.NextProvider is null
            && await SendingOrders.IsActiveAsync(context, model.Table, row.Provider, row.RequestLink, row.Key, cancellationToken).ConfigureAwait(false);
    }

    public PlannedChange<TOrder, TKey, OrderSubmissionOutcome> Plan(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId, OrderKey? holder)
    {
        (_sent, _record) = (null, null);
        if (row.SubmissionStatus is not { } status)
        {
            return Undone(row, ApplyStatus.Refused, $"The submission of order {submission.Order} is not tracked: it counts as placed, and takes no step.");
        }

        OrderAttempt<TKey>? answered = _attempts.Answered;
        if (submission.Attempt is { } attempt && answered is null)
        {
            return Undone(row, ApplyStatus.NotApplied, $"Order {submission.Order} has no attempt {attempt}. Name the attempt that its claim returned.");
        }

        string? taken = Taken(plan, row, holder);
        if (answered is { Answer: AttemptAnswer.Placed } && AnsweredTwice(answered, row, taken) is { } twice)
        {
            return twice;
        }

        if (IsPersons && taken is not null)
        {
            return Undone(row, ApplyStatus.Refused, $"{taken} Check the identifier at the provider.");
        }

        // An answer that brings the identifier of another attempt says nothing about this one (domain rules, section 7).
        SubmissionStep told = taken is null ? _step : SubmissionStep.LoseTrack();
        SubmissionStep? step = submission.Attempt is null ? told
            : IsSecond(answered!) ? SubmissionAnswers.StepOfSecond(status)
            : SubmissionAnswers.StepOf(status, answered!.Id == row.AttemptId, told);
        string? reason = taken is null ? null : $"{taken} Look at the provider which of the two it is, then decide.";
        if (answered is not null && (submission.Attempt is not null || IsAnswer(status)))
        {
            _record = Record(answered, told, reason);
        }

        if (step is null)
        {
            return Undone(row, ApplyStatus.Unchanged, reason ?? $"Order {submission.Order} no longer waits for this answer. It is recorded with its attempt.");
        }

        return Fault(row, status) is { } fault
            ? Undone(row, ApplyStatus.Refused, fault)
            : Stepped(plan, row, writeId, step, taken, reason);
    }

    public async Task WriteAsync(DbContext context, StoreModel<TOrder, TKey> model, CancellationToken cancellationToken)
    {
        if (_sent is not null && model.Submissions is { } tables)
        {
            await tables.InsertAsync(context, _sent, cancellationToken).ConfigureAwait(false);
        }

        if (_record is not null)
        {
            await SubmissionTables<TOrder, TKey>.RecordAsync(context, _record, cancellationToken).ConfigureAwait(false);
        }
    }

    public OrderSubmissionOutcome Outcome(ApplyStatus status, string? reason) =>
        new() { Order = submission.Order, Status = status, Reason = reason, Attempt = _record?.Attempt };

    // An identifier alone is news; what is said beside it is not.
    private string Words => (submission.ProviderOrderId ?? submission.Note) is { Length: > 0 } words ? $"{submission.Step}: {words}" : submission.Step.ToString();

    private PlannedChange<TOrder, TKey, OrderSubmissionOutcome> Stepped(
        ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId, SubmissionStep step, string? taken, string? reason)
    {
        // A refusal that calls for the next provider, and there is one: the order is queued there, and no one is alerted.
        SubmissionStep taking = submission.NextProvider is not null && step.Trigger == SubmissionTrigger.Refuse ? SubmissionStep.Requeue() : step;
        bool places = step.Trigger is SubmissionTrigger.Place or SubmissionTrigger.PlaceLate;
        RequestChange request = RequestChange.Of(row);
        if (places && _attempts.Answered is { } by && by.Provider != row.Provider)
        {
            // The order went on to another provider; but this one has taken it.
            request = request.At(by.Provider, by.ProviderService);
        }

        SubmissionOutcome stepped = plan.RulesOf(row, request.Provider).Tracker.Submit(row.ToState(), taking, _at);
        OrderAttempt<TKey>? unanswered = places && stepped.IsPermitted ? _attempts.Unanswered : null;
        if (unanswered is not null || (submission.Attempt is not null && IsSecond(_attempts.Answered!)))
        {
            stepped = stepped.WithPlacedTwice();
        }

        if (stepped.IsPermitted && submission.NextProvider is { } next)
        {
            request = request.At(next.Provider, next.ProviderService);
        }

        if (!stepped.IsPermitted && submission.Attempt is null)
        {
            _record = null;
        }

        if (stepped.IsPermitted && step.OverdueAt is { } overdueAt)
        {
            _sent = new()
            {
                Id = newAttempt,
                OrderId = row.Key,
                Number = (row.AttemptCount ?? 0) + 1,
                Provider = row.Provider,
                ProviderService = row.ProviderService,
                At = _at,
                OverdueAt = overdueAt,
            };
        }

        Guid? sent = _hasAttempts ? _sent?.Id : null;
        Guid? recorded = _record?.Attempt;
        string? doubt = stepped switch
        {
            { IsPermitted: true } when unanswered is not null =>
                $"{submission.ProviderOrderId} of attempt {_attempts.Answered!.Number} is the order's, and attempt {unanswered.Number} has no clear answer: look at {unanswered.Provider} whether it made a second order, and cancel that one there.",
            { Update.Findings: var found } when found.HasFlag(Findings.PlacedTwice) =>
                $"{Provider ?? row.Provider} has order {submission.ProviderOrderId} from an attempt that order {submission.Order} no longer waits for. {(row.ProviderOrderId is { } kept ? $"It also has {kept}: cancel one of the two there." : "Cancel it there.")}",
            _ => null,
        };
        string? note = IsPersons ? submission.Note : StoredText.WordsOf(submission.Note);
        return new()
        {
            Outcome = status => new OrderSubmissionOutcome
            {
                Order = submission.Order,
                Status = status,
                Submission = status == ApplyStatus.Conflict ? default : stepped,
                Currency = status == ApplyStatus.Conflict || stepped.Update.Refund is null ? null : row.Currency,
                Reason = reason ?? doubt,
                Attempt = sent ?? recorded,
            },
            Row = row,
            Change = plan.Make(row, stepped.Update, _at, new()
            {
                WriteId = writeId,
                Reported = submission.NextProvider is { } goesTo ? $"{submission.Step}, passed on to {goesTo.Provider}" : submission.Step.ToString(),
                By = submission.By,
                Note = reason ?? (note is null ? doubt : note),
                ProviderOrderId = stepped.IsPermitted && taken is null ? submission.ProviderOrderId : null,
                Request = request,
                Submission = Facts(row),
            }),
            Attention = plan.AttentionOf(row, stepped.Update, _at, reason ?? (unanswered is null ? Words : doubt)),
            Refund = stepped.Update.Refund,
            Otherwise = stepped.IsPermitted || _record is not null ? ApplyStatus.Unchanged : ApplyStatus.Refused,
        };
    }

    // What of it holds in the status that the step leads to, the plan keeps.
    private SubmissionFacts Facts(OrderRow<TOrder, TKey> row)
    {
        int attempts = row.AttemptCount ?? 0;
        bool isAtOnce = IsPersons || submission.NextProvider is not null || submission.IsGivenBack || attempts == 0;
        return new()
        {
            Words = IsPersons ? row.SubmissionWords : StoredText.WordsOf(submission.Note),
            AttemptId = _hasAttempts && _sent is not null ? _sent.Id : row.AttemptId,
            AttemptCount = _sent?.Number ?? row.AttemptCount,
            NextSendAt = isAtOnce ? _at : InstantColumn.Cut(_at + SubmissionBackoff.After(attempts)),
            WaitingFor = _isLinkActive ? RefusalKind.ActiveOrderOnLink : null,
        };
    }

    // The first answer had an identifier, or a person found one. It stays; a second one with the same says nothing new, and one that another order has contradicts it.
    private PlannedChange<TOrder, TKey, OrderSubmissionOutcome>? AnsweredTwice(OrderAttempt<TKey> answered, OrderRow<TOrder, TKey> row, string? taken) => submission switch
    {
        { ProviderOrderId: null, Attempt: not null } => Undone(row, ApplyStatus.Unchanged, $"The attempt was answered before: the provider's identifier is {answered.ProviderOrderId}."),
        { ProviderOrderId: { } id } when id == answered.ProviderOrderId && id == row.ProviderOrderId && row.SubmissionStatus == SubmissionStatus.Placed =>
            Undone(row, ApplyStatus.Unchanged, null),
        { ProviderOrderId: { } id, Attempt: not null } when id != answered.ProviderOrderId
            && taken is not null =>
            Undone(row, ApplyStatus.Refused, $"The attempt was answered before with the provider's identifier {answered.ProviderOrderId}, so {id} cannot be its answer too."),
        _ => null,
    };

    private string? Taken(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, OrderKey? holder)
    {
        string? by = holder is { } other ? $"order {other}"
            : _attempts.Holder is not { } attempt ? null
            : !attempt.OrderId.Equals(row.Key) ? $"order {plan.ToOrderKey(attempt.OrderId)}"
            : IsPersons ? null
            : $"attempt {attempt.Number} of the same order";
        return by is null
            ? null
            : $"The provider's identifier {submission.ProviderOrderId} of {Provider ?? row.Provider ?? "no provider"} belongs to {by}, so order {submission.Order} cannot have it too.";
    }

    // Without an attempt's identifier: the answer to the current one, or a person who found the order at the provider.
    private bool IsAnswer(SubmissionStatus status) => submission.Step.Trigger switch
    {
        SubmissionTrigger.Place or SubmissionTrigger.PlaceLate => status is SubmissionStatus.Sending or SubmissionStatus.Unknown or SubmissionStatus.Queued,
        SubmissionTrigger.Refuse or SubmissionTrigger.LoseTrack or SubmissionTrigger.Requeue => !IsPersons && (status is SubmissionStatus.Sending or SubmissionStatus.Unknown),
        _ => false,
    };

    private AttemptRecord? Record(OrderAttempt<TKey> answered, SubmissionStep told, string? reason) => answered.ProviderOrderId is not null && submission.ProviderOrderId is null
        ? null
        : new(
            answered.Id,
            IsPersons ? null : answered.Provider,
            _at,
            AttemptRecord.AnswerOf(told),
            told.Refusal,
            IsPersons ? answered.Words : StoredText.WordsOf(reason ?? (IsSecond(answered) ? $"It was answered with {submission.ProviderOrderId} too. {submission.Note}" : submission.Note)),
            told.Trigger == SubmissionTrigger.LoseTrack ? null : IsSecond(answered) ? answered.ProviderOrderId : submission.ProviderOrderId);

    // An attempt keeps the identifier that it has.
    private bool IsSecond(OrderAttempt<TKey> answered) =>
        submission.Attempt is not null && answered.ProviderOrderId is { } first && submission.ProviderOrderId is { } second && second != first;

    // What is unknown or needs a person is never sent again or refunded by a machine (domain rules, section 7); and nothing while its request is under way.
    private string? Fault(OrderRow<TOrder, TKey> row, SubmissionStatus status) => submission.Attempt is not null || submission.Step.Trigger is not (SubmissionTrigger.Requeue or SubmissionTrigger.Withdraw) ? null
        : IsPersons ? status == SubmissionStatus.Sending
            ? $"Order {submission.Order} is being sent. Wait for the answer, or until it is unknown."
            : null
        : status == SubmissionStatus.Unknown && row.AttemptId is not null
            ? $"The submission of order {submission.Order} is unknown, so a person decides whether it is sent again or withdrawn. Name who in By, or the attempt that was answered."
        : submission.Step.Trigger == SubmissionTrigger.Requeue && status == SubmissionStatus.Refused && (submission.NextProvider is null || row.SubmissionRefusal?.AllowsNextProvider() != true)
            ? $"Order {submission.Order} was refused ({row.SubmissionRefusal}), so a person decides whether it is sent again. Name who in By."
        : null;

    private PlannedChange<TOrder, TKey, OrderSubmissionOutcome> Undone(OrderRow<TOrder, TKey> row, ApplyStatus status, string? reason) =>
        new() { Outcome = _ => Outcome(status, reason), Row = row, Otherwise = status };
}
