namespace SmmOrders.Testing;

/// <content>Sends orders to their providers.</content>
public sealed partial class InMemoryOrderStore
{
    /// <inheritdoc/>
    /// <remarks>Permits are spaced by <see cref="Time"/>.</remarks>
    public Task<SubmissionClaim> ClaimSubmissionAsync(string provider, DateTimeOffset now, TimeSpan timeOut, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        EnsureTimeOut(timeOut, nameof(timeOut));
        return RunAsync(() => _claims.Value.Claim(provider, now, timeOut), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OrderSubmissionOutcome> SubmitAsync(OrderSubmission submission, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        EnsureNamed(submission.Order, nameof(submission));
        bool places = submission.Step?.Trigger is SubmissionTrigger.Place or SubmissionTrigger.PlaceLate;
        if (submission.Step is null || places == string.IsNullOrWhiteSpace(submission.ProviderOrderId) || IsBlank(submission.By))
        {
            throw new ArgumentException(
                "A submission has a step. If the step places the order, it has the provider's identifier of the order, and otherwise none. A person's names who decided it.", nameof(submission));
        }

        if (submission.Attempt is not null && (submission.By is not null || submission.Step.Trigger is SubmissionTrigger.Send or SubmissionTrigger.Withdraw))
        {
            throw new ArgumentException($"{submission.Step} is no provider's answer to an attempt, or a person's.", nameof(submission));
        }

        if (submission.NextProvider is { } next
            && ((submission.Step.Trigger != SubmissionTrigger.Requeue && submission.Step.Refusal?.AllowsNextProvider() != true)
                || string.IsNullOrWhiteSpace(next.Provider) || string.IsNullOrWhiteSpace(next.ProviderService)))
        {
            throw new ArgumentException("A next provider has a name and a service, and is beside Requeue or a refusal that allows one.", nameof(submission));
        }

        return RunAsync(
            () =>
            {
                OrderSubmissionOutcome outcome = _transactions.Run([_tasks.Of(submission)], submission.By is null ? Attempts : 1, cancellationToken)[0];
                Count(outcome);
                return Woken(outcome, submitted => submitted.Status == ApplyStatus.Applied && (submission.By is not null || submission.NextProvider is not null));
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<RequestCorrectionOutcome> CorrectRequestAsync(RequestCorrection correction, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(correction);
        EnsureNamed(correction.Order, nameof(correction));
        ArgumentNullException.ThrowIfNull(correction.Fields, nameof(correction));
        if (string.IsNullOrWhiteSpace(correction.By) || IsBlank(correction.Provider) || IsBlank(correction.ProviderService) || IsBlank(correction.Link)
            || correction.Fields.Any(field => field.Key is null || field.Value is null))
        {
            throw new ArgumentException("A correction names who made it, each field has a name and a value, and what is set is not blank.", nameof(correction));
        }

        return RunAsync(() => _transactions.Run([_tasks.Of(correction)], attempts: 1, cancellationToken)[0], cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<QueuedOrder>> ReadQueuedAsync(
        string provider, IReadOnlyCollection<string> services, OrderKey? after = null, int most = 100, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        ArgumentNullException.ThrowIfNull(services);
        if (services.Count > MostReports)
        {
            throw new ArgumentException($"Up to {MostReports} services are asked about at once, not {services.Count}.", nameof(services));
        }

        EnsureMost(most);
        return RunAsync<IReadOnlyList<QueuedOrder>>(
            () =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                HashSet<string> names = new(services, StringComparer.Ordinal);
                IEnumerable<StoredOrder> all = _table.All().OrderBy(order => order.Key, Comparer<OrderKey>.Create(Compare));
                return
                [
                    .. all.Where(order => after is not { } key || Compare(order.Key, key) > 0)
                        .Where(order => order.Provider == provider && order.State.Submission?.Status == SubmissionStatus.Queued && order.State.Status.IsOpen()
                            && !order.WaitsForLink && order.Service is not null && names.Contains(order.Service))
                        .Take(most)
                        .Select(order => new QueuedOrder
                        {
                            Order = order.Key,
                            ProviderService = order.ProviderService,
                            Service = order.Service!,
                            Quantity = order.State.Quantity,
                            Charge = order.State.Charge,
                            Currency = order.Currency,
                        }),
                ];
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OrderPassingOutcome> PassOnAsync(OrderPassing passing, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(passing);
        EnsureNamed(passing.Order, nameof(passing));
        ArgumentNullException.ThrowIfNull(passing.To, nameof(passing));
        if (string.IsNullOrWhiteSpace(passing.From) || string.IsNullOrWhiteSpace(passing.To.Provider) || string.IsNullOrWhiteSpace(passing.To.ProviderService))
        {
            throw new ArgumentException("Passing an order on names its provider, and the next one with its service.", nameof(passing));
        }

        return RunAsync(
            () => Woken(_transactions.Run([_tasks.Of(passing)], Attempts, cancellationToken)[0], outcome => outcome.Status == ApplyStatus.Applied),
            cancellationToken);
    }

    // A panel's keys are of one type.
    private static int Compare(OrderKey left, OrderKey right) => left.Value is string text && right.Value is string other
        ? string.CompareOrdinal(text, other)
        : Comparer<object?>.Default.Compare(left.Value, right.Value);

    // How many answers in a row of the provider were lost.
    private void Count(OrderSubmissionOutcome outcome)
    {
        if (outcome is { Attempt: { } id, Status: ApplyStatus.Applied or ApplyStatus.Unchanged }
            && Read(outcome.Order).Attempts.FirstOrDefault(attempt => attempt.Id == id) is { Provider: { } provider, Answer: { } answer and not AttemptAnswer.NotSent })
        {
            _ = ChangeAsync(provider, state => state with { UnknownInARow = answer == AttemptAnswer.Lost ? state.UnknownInARow + 1 : 0 });
        }
    }
}
