namespace SmmOrders.EntityFrameworkCore;

/// <content>Keeps what holds for a provider over all instances.</content>
public sealed partial class OrderStore<TContext, TOrder, TKey>
{
    private readonly ProviderWork<TContext, TOrder, TKey> _providers;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The context has no table of providers.</exception>
    public Task<ProviderState> ReadProviderAsync(string provider, CancellationToken cancellationToken = default)
    {
        OrderArguments.EnsureProvider(provider, nameof(provider));
        return _providers.ReadAsync(provider, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The context has no table of providers.</exception>
    public Task LimitProviderAsync(ProviderLimits limits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(limits);
        OrderArguments.EnsureProvider(limits.Provider, nameof(limits));
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.PermitEvery ?? TimeSpan.MaxValue, TimeSpan.FromMicroseconds(1), nameof(limits));
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.SendingLimit, 1, nameof(limits));
        return _providers.LimitAsync(limits, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The context has no table of providers.</exception>
    public Task<bool> StopSubmissionAsync(SubmissionStop submissionStop, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submissionStop);
        OrderArguments.EnsureReason(submissionStop.Provider, submissionStop.Why, submissionStop.By, nameof(submissionStop));
        return _providers.StopAsync(submissionStop, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>It ignores the context's query filters.</remarks>
    /// <exception cref="InvalidOperationException">The context has no table of providers.</exception>
    public Task<IReadOnlyList<string>> StopAllSubmissionAsync(DateTimeOffset since, string why, string? by = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        return by is not null && string.IsNullOrWhiteSpace(by)
            ? throw new ArgumentException("The person who stopped it is blank; leave it unset if the panel did.", nameof(by))
            : _providers.StopAllAsync(since, why, by, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The context has no table of providers.</exception>
    public async Task<bool> ResumeSubmissionAsync(string provider, CancellationToken cancellationToken = default)
    {
        OrderArguments.EnsureProvider(provider, nameof(provider));
        return Woken(await _providers.ResumeAsync(provider, cancellationToken).ConfigureAwait(false), isResumed => isResumed);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The context has no table of providers.</exception>
    public async Task<bool> ResumeProbedSubmissionAsync(string provider, CancellationToken cancellationToken = default)
    {
        OrderArguments.EnsureProvider(provider, nameof(provider));
        return Woken(await _providers.ResumeProbedAsync(provider, cancellationToken).ConfigureAwait(false), isResumed => isResumed);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The context has no table of providers.</exception>
    public Task PausePollingAsync(PollingPause pause, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pause);
        OrderArguments.EnsureReason(pause.Provider, pause.Why, pause.By, nameof(pause));
        return _providers.PauseAsync(pause, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The context has no table of providers.</exception>
    public async Task<bool> ResumePollingAsync(string provider, CancellationToken cancellationToken = default)
    {
        OrderArguments.EnsureProvider(provider, nameof(provider));
        return Woken(await _providers.ResumePollingAsync(provider, cancellationToken).ConfigureAwait(false), isResumed => isResumed);
    }

    /// <inheritdoc/>
    /// <remarks>It opens a row only if the context has <c>HasSmmOrderAttention</c>.</remarks>
    /// <exception cref="InvalidOperationException">The context has no table of providers.</exception>
    public Task<ProviderTrouble> ReportOutageAsync(ProviderOutage outage, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outage);
        OrderArguments.EnsureProvider(outage.Provider, nameof(outage));
        return string.IsNullOrWhiteSpace(outage.Words)
            ? throw new ArgumentException("An outage says what the provider said, or what went wrong.", nameof(outage))
            : _providers.FailAsync(outage, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The context has no table of providers.</exception>
    public async Task<bool> ReportRecoveryAsync(string provider, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        OrderArguments.EnsureProvider(provider, nameof(provider));
        return Woken(await _providers.RecoverAsync(provider, now, cancellationToken).ConfigureAwait(false), isResumed => isResumed);
    }

    /// <inheritdoc/>
    /// <remarks>On PostgreSQL instants are compared with the database's clock, elsewhere with the store's <see cref="TimeProvider"/>.</remarks>
    /// <exception cref="InvalidOperationException">The context has no table of providers.</exception>
    public Task<ProbeClaim> ClaimProbeAsync(string provider, TimeSpan pause, CancellationToken cancellationToken = default)
    {
        OrderArguments.EnsureProvider(provider, nameof(provider));
        OrderArguments.EnsureTimeOut(pause, nameof(pause));
        return _providers.ProbeAsync(provider, pause, cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>It ignores the context's query filters, and opens rows only if the context has <c>HasSmmOrderAttention</c>.</remarks>
    public Task<IReadOnlyList<string>> FindMissingProvidersAsync(IReadOnlyCollection<string> known, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(known);
        return _providers.FindMissingAsync(known, InstantColumn.Cut(now), cancellationToken);
    }

    // The commit is done: workers that wait may find something.
    private T Woken<T>(T outcome, Func<T, bool> isWork)
    {
        if (isWork(outcome))
        {
            Signal.Set();
        }

        return outcome;
    }
}
