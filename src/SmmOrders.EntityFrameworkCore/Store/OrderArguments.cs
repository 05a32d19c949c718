using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Refuses what no store can do: programmer errors.</summary>
internal static class OrderArguments
{
    private const int MostReports = 1000;

    /// <summary>How a transaction is opened on a context that retries.</summary>
    internal const string Form =
        "await context.Database.CreateExecutionStrategy().ExecuteAsync(async () => { await using var transaction = await context.Database.BeginTransactionAsync(); … await transaction.CommitAsync(); });";

    internal static void Check(IReadOnlyList<OrderReport> reports)
    {
        ArgumentNullException.ThrowIfNull(reports);
        if (reports.Count is 0 or > MostReports)
        {
            throw new ArgumentException($"A batch has 1 to {MostReports} reports, not {reports.Count}.", nameof(reports));
        }

        foreach (OrderReport report in reports)
        {
            ArgumentNullException.ThrowIfNull(report, nameof(reports));
            EnsureNamed(report.Order, nameof(reports));
            if (report.Report == default)
            {
                throw new ArgumentException($"The report of order {report.Order} is default, which is no report.", nameof(reports));
            }
        }
    }

    internal static void Check(OrderDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(decision.Decision, nameof(decision));
        EnsureNamed(decision.Order, nameof(decision));
        if (string.IsNullOrWhiteSpace(decision.By))
        {
            throw new ArgumentException("A decision names who decided it.", nameof(decision));
        }
    }

    internal static void Check(RequestCorrection correction)
    {
        ArgumentNullException.ThrowIfNull(correction);
        ArgumentNullException.ThrowIfNull(correction.Fields, nameof(correction));
        EnsureNamed(correction.Order, nameof(correction));
        if (string.IsNullOrWhiteSpace(correction.By))
        {
            throw new ArgumentException("A correction names who made it.", nameof(correction));
        }

        if (IsBlank(correction.Provider) || IsBlank(correction.ProviderService) || IsBlank(correction.Link))
        {
            throw new ArgumentException("The provider, its service and the link of a correction are not blank; leave unset what stays.", nameof(correction));
        }

        _ = RequestFields.ToStored(correction.Fields);
    }

    internal static void Check(OrderSubmission submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        ArgumentNullException.ThrowIfNull(submission.Step, nameof(submission));
        EnsureNamed(submission.Order, nameof(submission));
        bool places = submission.Step.Trigger is SubmissionTrigger.Place or SubmissionTrigger.PlaceLate;
        if (places == string.IsNullOrWhiteSpace(submission.ProviderOrderId))
        {
            throw new ArgumentException(
                places ? "A step that places the order needs the provider's identifier of it." : "Only a step that places the order has the provider's identifier of it.", nameof(submission));
        }

        if (submission.By is not null && string.IsNullOrWhiteSpace(submission.By))
        {
            throw new ArgumentException("A person's step names who decided it; leave By unset for an answer's.", nameof(submission));
        }

        if (submission.Attempt is not null && (submission.By is not null || submission.Step.Trigger is SubmissionTrigger.Send or SubmissionTrigger.Withdraw))
        {
            throw new ArgumentException($"{submission.Step} is no provider's answer to an attempt, or a person's. Leave Attempt unset.", nameof(submission));
        }

        if (submission.NextProvider is { } next)
        {
            bool leads = submission.Step.Trigger == SubmissionTrigger.Requeue || submission.Step.Refusal?.AllowsNextProvider() == true;
            if (!leads || string.IsNullOrWhiteSpace(next.Provider) || string.IsNullOrWhiteSpace(next.ProviderService))
            {
                throw new ArgumentException(
                    leads ? "The next provider has a name and a service." : $"{submission.Step} leads to no next provider. Requeue does, and a refusal that allows one.", nameof(submission));
            }
        }
    }

    internal static void Check(OrderPassing passing)
    {
        ArgumentNullException.ThrowIfNull(passing);
        EnsureNamed(passing.Order, nameof(passing));
        ArgumentNullException.ThrowIfNull(passing.To, nameof(passing));
        EnsureProvider(passing.From, nameof(passing));
        EnsureProvider(passing.To.Provider, nameof(passing));
        if (string.IsNullOrWhiteSpace(passing.To.ProviderService))
        {
            throw new ArgumentException("The next provider has a service.", nameof(passing));
        }
    }

    internal static void CheckQueued(string provider, IReadOnlyCollection<string> services, int most)
    {
        EnsureProvider(provider, nameof(provider));
        ArgumentNullException.ThrowIfNull(services);
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, MostReports);
        if (services.Count > MostReports)
        {
            throw new ArgumentException($"Up to {MostReports} services are asked about at once, not {services.Count}.", nameof(services));
        }
    }

    internal static void EnsureProvider(string provider, string parameter)
    {
        ArgumentNullException.ThrowIfNull(provider, parameter);
        if (string.IsNullOrWhiteSpace(provider))
        {
            throw new ArgumentException("The provider's name is empty.", parameter);
        }
    }

    internal static void Check(AttentionClosing closing)
    {
        ArgumentNullException.ThrowIfNull(closing);
        if (closing.Id == Guid.Empty || string.IsNullOrWhiteSpace(closing.By))
        {
            throw new ArgumentException("A closing names the row, and who closed it.", nameof(closing));
        }
    }

    internal static void EnsureMost(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, MostReports);
    }

    /// <summary>Refuses a time-out that is not above zero, or longer than a day.</summary>
    internal static void EnsureTimeOut(TimeSpan timeOut, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeOut, TimeSpan.Zero, parameter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeOut, TimeSpan.FromDays(1), parameter);
    }

    internal static void Check(RequestAsk ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        EnsureNamed(ask.Order, nameof(ask));
        if (string.IsNullOrWhiteSpace(ask.By))
        {
            throw new ArgumentException("A request names who asks.", nameof(ask));
        }

        if (!Enum.IsDefined(ask.Kind))
        {
            throw new ArgumentOutOfRangeException(nameof(ask), ask.Kind, "A request is to cancel or to refill.");
        }
    }

    internal static void Check(RequestAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(answer.Step, nameof(answer));
        EnsureNamed(answer.Order, nameof(answer));
        if (answer.Request == Guid.Empty)
        {
            throw new ArgumentException("An answer names the request that it belongs to.", nameof(answer));
        }

        if (answer.Step.Trigger == RequestTrigger.Send)
        {
            throw new ArgumentException("Send is no answer: a claim sends.", nameof(answer));
        }

        if (IsBlank(answer.By) || IsBlank(answer.ProviderRequestId) || (answer.ProviderRequestId is not null && answer.Step.Trigger != RequestTrigger.Acknowledge))
        {
            throw new ArgumentException("A person's answer names who found it out; and only Acknowledge has the provider's identifier of the request.", nameof(answer));
        }
    }

    internal static void Check(IReadOnlyList<ClaimedRefill> refills)
    {
        ArgumentNullException.ThrowIfNull(refills);
        if (refills.Count is 0 or > MostReports)
        {
            throw new ArgumentException($"A request asked about 1 to {MostReports} refills, not {refills.Count}.", nameof(refills));
        }

        foreach (ClaimedRefill refill in refills)
        {
            ArgumentNullException.ThrowIfNull(refill, nameof(refills));
        }
    }

    internal static void Check(PollRetry retry)
    {
        ArgumentNullException.ThrowIfNull(retry);
        ArgumentNullException.ThrowIfNull(retry.Polls, nameof(retry));
        EnsureProvider(retry.Provider, nameof(retry));
        if (retry.Polls.Count is 0 or > MostReports)
        {
            throw new ArgumentException($"A request asked about 1 to {MostReports} orders, not {retry.Polls.Count}.", nameof(retry));
        }

        foreach (ClaimedPoll poll in retry.Polls)
        {
            ArgumentNullException.ThrowIfNull(poll, nameof(retry));
        }
    }

    /// <summary>Refuses a stop or a pause of a provider without a reason, or by a blank person.</summary>
    internal static void EnsureReason(string provider, string why, string? by, string parameter)
    {
        EnsureProvider(provider, parameter);
        if (string.IsNullOrWhiteSpace(why) || IsBlank(by))
        {
            throw new ArgumentException("It states why, and names the person if one decided it.", parameter);
        }
    }

    /// <summary>Refuses a context whose transaction cannot be joined.</summary>
    /// <exception cref="InvalidOperationException">No transaction is open, or its strategy does not enclose it.</exception>
    internal static void EnsureJoined(DbContext context)
    {
        if (context.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException(
                $"No transaction is open on the context. Open one and commit it yourself, or call the store without {nameof(OrderStore<,,>.Join)}. If the context retries, write: {Form}");
        }

        if (context.Database.CreateExecutionStrategy().RetriesOnFailure)
        {
            throw new InvalidOperationException($"The context retries on failure, and a transaction opened outside its execution strategy could not be tried again as a whole. Write: {Form}");
        }
    }

    private static bool IsBlank(string? text) => text is not null && string.IsNullOrWhiteSpace(text);

    private static void EnsureNamed(OrderKey order, string parameter)
    {
        if (order == default)
        {
            throw new ArgumentException("The key is default, which names no order.", parameter);
        }
    }
}
