using System.Linq.Expressions;

namespace SmmOrders.EntityFrameworkCore;

/// <content>What stops and resumes the submission to a provider, and what pauses its polling.</content>
internal sealed partial class ProviderWork<TContext, TOrder, TKey>
{
    /// <summary>Stops a provider. One statement decides who of several was first.</summary>
    internal async Task<bool> StopAsync(SubmissionStop stop, CancellationToken cancellationToken)
    {
        if (await StopAsync(stop, row => row.SubmissionStoppedSince == null, cancellationToken).ConfigureAwait(false))
        {
            return true;
        }

        // Another one that was resumed in between is as good as never stopped.
        _ = stop.By is not null
            ? await StopAsync(stop, row => row.SubmissionStoppedSince != null, cancellationToken).ConfigureAwait(false)
            : await UpdateAsync(
                stop.Provider,
                setters => setters
                    .SetProperty(row => row.SubmissionStoppedWhy, stop.Why)
                    .SetProperty(row => row.SubmissionProbeAt, stop.ProbeAt is { } at ? InstantColumn.Cut(at) : null),
                row => row.SubmissionStoppedSince != null && row.SubmissionStoppedBy == null && row.SubmissionProbeAt != null,
                cancellationToken).ConfigureAwait(false);
        return false;
    }

    /// <summary>Stops those that have something to send, an order or a request, and are not stopped.</summary>
    internal async Task<IReadOnlyList<string>> StopAllAsync(DateTimeOffset since, string why, string? by, CancellationToken cancellationToken)
    {
        List<string> stopped = [];
        string[] waiting = await own.RunAsync(
            async (context, _) =>
            {
                EnsureTable(context);
                string[] queued = [.. await WaitingOrders.ProvidersAsync<TOrder>(context, OrderColumns.NextSendAt, cancellationToken).ConfigureAwait(false)];
                return modelOf(context).Requests is null
                    ? queued
                    : [.. queued, .. await RequestTable<TOrder, TKey>.ProvidersAsync(context, cancellationToken).ConfigureAwait(false)];
            },
            cancellationToken).ConfigureAwait(false);
        foreach (string provider in waiting.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (await StopAsync(new() { Provider = provider, Since = since, Why = why, By = by }, row => row.SubmissionStoppedSince == null || row.SubmissionProbeAt != null, cancellationToken).ConfigureAwait(false))
            {
                stopped.Add(provider);
            }
        }

        return stopped;
    }

    private Task<bool> StopAsync(SubmissionStop stop, Expression<Func<OrderProvider, bool>> only, CancellationToken cancellationToken) => UpdateAsync(
        stop.Provider,
        setters => setters
            .SetProperty(row => row.SubmissionStoppedSince, InstantColumn.Cut(stop.Since))
            .SetProperty(row => row.SubmissionStoppedBy, stop.By)
            .SetProperty(row => row.SubmissionStoppedWhy, stop.Why)
            .SetProperty(row => row.SubmissionProbeAt, stop.ProbeAt is { } at ? InstantColumn.Cut(at) : null),
        only,
        cancellationToken);

    internal Task<bool> ResumeAsync(string provider, CancellationToken cancellationToken) =>
        ResumeAsync(provider, row => 0, row => row.SubmissionStoppedSince != null || row.UnknownInARow > 0, cancellationToken);

    // Balances are not orders: one order is sent to find out whether the provider answers that again.
    internal Task<bool> ResumeProbedAsync(string provider, CancellationToken cancellationToken) => ResumeAsync(
        provider,
        row => row.UnknownInARow < row.SendingLimit ? row.UnknownInARow : row.SendingLimit - 1,
        row => row.SubmissionStoppedSince != null && row.SubmissionStoppedBy == null && row.SubmissionProbeAt != null,
        cancellationToken);

    private Task<bool> ResumeAsync(
        string provider, Expression<Func<OrderProvider, int>> unknown, Expression<Func<OrderProvider, bool>> only, CancellationToken cancellationToken) => UpdateAsync(
        provider,
        setters => setters
            .SetProperty(row => row.SubmissionStoppedSince, (DateTimeOffset?)null)
            .SetProperty(row => row.SubmissionStoppedBy, (string?)null)
            .SetProperty(row => row.SubmissionStoppedWhy, (string?)null)
            .SetProperty(row => row.SubmissionProbeAt, (DateTimeOffset?)null)
            .SetProperty(row => row.UnknownInARow, unknown),
        only,
        cancellationToken);

    internal Task PauseAsync(PollingPause pause, CancellationToken cancellationToken) => UpdateAsync(
        pause.Provider,
        setters => setters
            .SetProperty(row => row.PollingPausedSince, InstantColumn.Cut(pause.Since))
            .SetProperty(row => row.PollingPausedBy, pause.By)
            .SetProperty(row => row.PollingPausedWhy, pause.Why),
        _ => true,
        cancellationToken);

    internal Task<bool> ResumePollingAsync(string provider, CancellationToken cancellationToken) => UpdateAsync(
        provider,
        setters => setters
            .SetProperty(row => row.PollingPausedSince, (DateTimeOffset?)null)
            .SetProperty(row => row.PollingPausedBy, (string?)null)
            .SetProperty(row => row.PollingPausedWhy, (string?)null),
        row => row.PollingPausedSince != null,
        cancellationToken);
}
