namespace SmmOrders.Testing;

/// <summary>Decides one step of an order's submission, and records it with its attempt.</summary>
internal sealed class SubmissionStepTask(OrderRules rules, InMemoryTable table, OrderSubmission submission, StoredOrder order)
{
    private const int MostWords = 1000;

    private readonly DateTimeOffset _at = Instants.Cut(submission.At);
    private readonly StoredAttempt? _last = order.Attempts.LastOrDefault();

    /// <summary>When the order is polled next, by what it has become.</summary>
    internal Func<StoredOrder, DateTimeOffset?>? NextPoll { get; init; }

    private bool IsPersons => submission.By is not null;

    internal Decided<OrderSubmissionOutcome> Decide()
    {
        if (order.State.Submission is not { Status: var status })
        {
            return Undone(ApplyStatus.Refused, $"The submission of order {order.Key} is not tracked, so no step applies to it.");
        }

        StoredAttempt? answered = submission.Attempt is { } named ? order.Attempts.FirstOrDefault(attempt => attempt.Id == named) : _last;
        if (submission.Attempt is not null && answered is null)
        {
            return Undone(ApplyStatus.NotApplied, $"Order {order.Key} has no attempt {submission.Attempt}.");
        }

        (OrderKey Order, StoredAttempt Attempt)? holder = submission.ProviderOrderId is { } made ? table.AttemptOf(made, answered?.Provider ?? order.Provider) : null;
        if (IsPersons && holder?.Order == order.Key)
        {
            // The person found the order that an earlier attempt had made.
            (answered, holder) = (holder.Value.Attempt, null);
        }

        string? taken = Taken(answered, holder);
        if (answered?.Answer == AttemptAnswer.Placed && AnsweredTwice(answered, status, taken) is { } twice)
        {
            return twice;
        }

        if (IsPersons && taken is not null)
        {
            return Undone(ApplyStatus.Refused, taken);
        }

        // An answer with the identifier of another attempt says nothing about this one (domain rules, section 7).
        SubmissionStep told = taken is null ? Instants.Cut(submission.Step) : SubmissionStep.LoseTrack();
        SubmissionStep? step = submission.Attempt is null ? told
            : IsSecond(answered!) ? SubmissionAnswers.StepOfSecond(status)
            : SubmissionAnswers.StepOf(status, answered!.Id == _last!.Id, told);
        StoredOrder recorded = answered is null || (submission.Attempt is null && !IsAnswer(status)) ? order : Recorded(answered, told, taken);
        if (step is null)
        {
            return Recording(recorded, taken, default);
        }

        return Fault(status) is { } fault
            ? Undone(ApplyStatus.Refused, fault)
            : Stepped(step, answered, recorded, taken);
    }

    private Decided<OrderSubmissionOutcome> Stepped(SubmissionStep step, StoredAttempt? answered, StoredOrder recorded, string? taken)
    {
        bool places = step.Trigger is SubmissionTrigger.Place or SubmissionTrigger.PlaceLate;
        StoredOrder at = places && answered is not null && answered.Provider != order.Provider ? ToProvider(recorded, answered.Provider, answered.ProviderService) : recorded;
        SubmissionStep taking = submission.NextProvider is not null && step.Trigger == SubmissionTrigger.Refuse ? SubmissionStep.Requeue() : step;
        SubmissionOutcome stepped = rules.For(order.Currency, at.Provider, order.Service).Tracker.Submit(order.State, taking, _at);
        StoredAttempt? unanswered = places && stepped.IsPermitted && answered is not null
            ? order.Attempts.LastOrDefault(attempt => attempt.Number > answered.Number && attempt.Answer is null or AttemptAnswer.Lost)
            : null;
        if (unanswered is not null || (submission.Attempt is not null && IsSecond(answered!)))
        {
            stepped = stepped.WithPlacedTwice();
        }

        string? doubt = unanswered is null ? null
            : $"{submission.ProviderOrderId} is the order's, and attempt {unanswered.Number} has no clear answer: look at {unanswered.Provider} whether it made a second order.";
        string? reason = taken ?? doubt
            ?? (stepped.Update.Findings.HasFlag(Findings.PlacedTwice) ? $"{at.Provider} also has order {submission.ProviderOrderId}. Cancel one of the two there." : null);
        if (!stepped.IsPermitted)
        {
            return submission.Attempt is null
                ? new(null, ApplyStatus.Refused, status => Outcome(status, reason, stepped, null)) { Note = NoteOf(stepped, taken) }
                : Recording(recorded, reason, stepped);
        }

        StoredOrder next = submission.NextProvider is { } other ? ToProvider(at, other.Provider, other.ProviderService) : at;
        StoredAttempt? sent = step.OverdueAt is { } overdueAt
            ? new()
            {
                Id = Guid.CreateVersion7(),
                Number = order.Attempts.Length + 1,
                Provider = order.Provider,
                ProviderService = order.ProviderService,
                At = _at,
                OverdueAt = overdueAt,
            }
            : null;
        bool isAtOnce = IsPersons || submission.NextProvider is not null || submission.IsGivenBack || order.Attempts.IsEmpty;
        StoredOrder after = next with
        {
            Attempts = sent is null ? next.Attempts : next.Attempts.Add(sent),
            SubmissionWords = IsPersons ? order.SubmissionWords : Words(submission.Note),
            NextSendAt = isAtOnce ? _at : _at + SubmissionBackoff.After(order.Attempts.Length),
            WaitsForLink = submission.Step.Consequence == RefusalConsequence.WaitForLink && submission.NextProvider is null && order.Link is not null && IsLinkActive(table, order),
        };
        var cause = new ChangeCause(_at, submission.NextProvider is { } goesTo ? $"{submission.Step}, passed on to {goesTo.Provider}" : submission.Step.ToString())
        {
            By = submission.By,
            Note = taken ?? submission.Note ?? doubt,
            ProviderOrderId = taken is null ? submission.ProviderOrderId : null,
            Then = _ => after,
            NextPoll = NextPoll,
            What = What(taken ?? doubt),
        };
        return new(cause.Apply(order, stepped.Update), ApplyStatus.Unchanged, status => Outcome(status, reason, stepped, sent?.Id ?? submission.Attempt))
        {
            Note = NoteOf(stepped, taken ?? doubt),
        };
    }

    /// <summary>Whether another order may be active on the link of this one at its provider.</summary>
    internal static bool IsLinkActive(InMemoryTable table, StoredOrder order) => table.All().Any(other => other.Key != order.Key
        && other.Link == order.Link && other.Provider == order.Provider && !other.State.IsFinal
        && other.State.Submission?.Status is null or SubmissionStatus.Placed or SubmissionStatus.Sending or SubmissionStatus.Unknown);

    // An identifier that an attempt has is never lost again.
    private StoredOrder Recorded(StoredAttempt answered, SubmissionStep told, string? taken) => answered.ProviderOrderId is not null && submission.ProviderOrderId is null
        ? order
        : order with
        {
            Attempts = order.Attempts.Replace(answered, answered with
            {
                AnsweredAt = _at,
                Answer = told.Trigger switch
                {
                    SubmissionTrigger.Place or SubmissionTrigger.PlaceLate => AttemptAnswer.Placed,
                    SubmissionTrigger.Refuse => told.Consequence!.Value.Waits() ? AttemptAnswer.Waits : AttemptAnswer.Refused,
                    SubmissionTrigger.Requeue => AttemptAnswer.NotSent,
                    _ => AttemptAnswer.Lost,
                },
                Refusal = told.Refusal,
                Words = IsPersons ? answered.Words : Words(taken ?? (IsSecond(answered) ? $"It was answered with {submission.ProviderOrderId} too. {submission.Note}" : submission.Note)),
                ProviderOrderId = told.Trigger == SubmissionTrigger.LoseTrack ? null : IsSecond(answered) ? answered.ProviderOrderId : submission.ProviderOrderId,
            }),
        };

    // An attempt keeps the identifier that it has; another one is of a second order.
    private bool IsSecond(StoredAttempt answered) =>
        submission.Attempt is not null && answered.ProviderOrderId is { } first && submission.ProviderOrderId is { } second && second != first;

    private Decided<OrderSubmissionOutcome>? AnsweredTwice(StoredAttempt answered, SubmissionStatus status, string? taken) => submission switch
    {
        { ProviderOrderId: null, Attempt: not null } => Undone(ApplyStatus.Unchanged, $"The attempt was answered before: {answered.ProviderOrderId}."),
        { ProviderOrderId: { } id } when id == answered.ProviderOrderId && id == order.ProviderOrderId && status == SubmissionStatus.Placed =>
            Undone(ApplyStatus.Unchanged, null),
        { ProviderOrderId: { } id, Attempt: not null } when id != answered.ProviderOrderId
            && taken is not null =>
            Undone(ApplyStatus.Refused, $"The attempt was answered before with {answered.ProviderOrderId}, so {id} cannot be its answer too."),
        _ => null,
    };

    private string? Taken(StoredAttempt? answered, (OrderKey Order, StoredAttempt Attempt)? holder)
    {
        string? by = table.HolderOf(submission.ProviderOrderId, answered is null ? order : order with { Provider = answered.Provider }) is { } other ? $"order {other}"
            : holder is not { } found || found.Attempt.Id == answered?.Id ? null
            : found.Order != order.Key ? $"order {found.Order}"
            : $"attempt {found.Attempt.Number} of the same order";
        return by is null ? null : $"The provider's identifier {submission.ProviderOrderId} belongs to {by}, so order {order.Key} cannot have it too.";
    }

    private bool IsAnswer(SubmissionStatus status) => submission.Step.Trigger switch
    {
        SubmissionTrigger.Place or SubmissionTrigger.PlaceLate => status is SubmissionStatus.Sending or SubmissionStatus.Unknown or SubmissionStatus.Queued,
        SubmissionTrigger.Refuse or SubmissionTrigger.LoseTrack or SubmissionTrigger.Requeue => !IsPersons && (status is SubmissionStatus.Sending or SubmissionStatus.Unknown),
        _ => false,
    };

    // What is unknown or needs a person is never sent again by a machine; and nothing while its request is under way.
    private string? Fault(SubmissionStatus status) => submission.Attempt is not null || submission.Step.Trigger is not (SubmissionTrigger.Requeue or SubmissionTrigger.Withdraw) ? null
        : IsPersons ? status == SubmissionStatus.Sending ? $"Order {order.Key} is being sent." : null
        : status == SubmissionStatus.Unknown && _last is not null ? $"The submission of order {order.Key} is unknown, so a person decides."
        : submission.Step.Trigger == SubmissionTrigger.Requeue && status == SubmissionStatus.Refused && (submission.NextProvider is null || order.State.Submission!.Refusal?.AllowsNextProvider() != true)
            ? $"Order {order.Key} was refused, so a person decides."
        : null;

    internal static StoredOrder ToProvider(StoredOrder of, string? provider, string? service) => of with
    {
        Provider = provider,
        ProviderService = service,
        Fields = service is null ? of.Fields : [.. of.Fields.Select(field => field.Key == "service" ? KeyValuePair.Create(field.Key, service) : field)],
    };

    private static string? Words(string? words) => words?[..Math.Min(words.Length, MostWords)];

    // The order stays as it is; its attempt does not.
    private Decided<OrderSubmissionOutcome> Recording(StoredOrder recorded, string? reason, SubmissionOutcome stepped) => new(
        ReferenceEquals(recorded, order) ? null : new OrderChange(order, recorded, null) { Note = NoteOf(stepped, taken: null) },
        ApplyStatus.Unchanged,
        status => Outcome(status == ApplyStatus.Applied ? ApplyStatus.Unchanged : status, reason, stepped, submission.Attempt))
    {
        Note = NoteOf(stepped, taken: null),
    };

    private AttentionNote? NoteOf(SubmissionOutcome stepped, string? taken) =>
        new ChangeCause(_at, submission.Step.ToString()) { What = What(taken) }.NoteOf(order, stepped.Update);

    // An identifier alone is news; what is said beside it is not.
    private string What(string? taken) => taken
        ?? ((submission.ProviderOrderId ?? submission.Note) is { Length: > 0 } words ? $"{submission.Step}: {words}" : submission.Step.ToString());

    private Decided<OrderSubmissionOutcome> Undone(ApplyStatus status, string? reason) => new(null, status, _ => Outcome(status, reason, default, null));

    private OrderSubmissionOutcome Outcome(ApplyStatus status, string? reason, SubmissionOutcome stepped, Guid? attempt) => new()
    {
        Order = order.Key,
        Status = status,
        Submission = status == ApplyStatus.Conflict ? default : stepped,
        Currency = status == ApplyStatus.Conflict || stepped.Update.Refund is null ? null : order.Currency,
        Reason = reason,
        Attempt = attempt,
    };
}
