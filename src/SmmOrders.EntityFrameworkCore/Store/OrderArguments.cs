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
            bool leads = submission.Step.Trigger == SubmissionTrigger.Requeue || submission.Step.Refusal?.Consequence() == RefusalConsequence.NextProvider;
            if (!leads || string.IsNullOrWhiteSpace(next.Provider) || string.IsNullOrWhiteSpace(next.ProviderService))
            {
                throw new ArgumentException(
                    leads ? "The next provider has a name and a service." : $"{submission.Step} leads to no next provider. Requeue does, and a refusal that calls for one.", nameof(submission));
            }
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

    internal static void CheckSweep(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, MostReports);
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
