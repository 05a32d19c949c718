namespace SmmOrders.Testing;

/// <content>Keeps what holds for a provider.</content>
public sealed partial class InMemoryOrderStore
{
    /// <inheritdoc/>
    public Task<ProviderState> ReadProviderAsync(string provider, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        return Task.FromResult(_table.ReadProvider(provider));
    }

    /// <inheritdoc/>
    public Task LimitProviderAsync(ProviderLimits limits, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(limits);
        ArgumentException.ThrowIfNullOrWhiteSpace(limits.Provider, nameof(limits));
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.PermitEvery ?? TimeSpan.MaxValue, TimeSpan.FromMicroseconds(1), nameof(limits));
        ArgumentOutOfRangeException.ThrowIfLessThan(limits.SendingLimit, 1, nameof(limits));
        TimeSpan? every = limits.PermitEvery is { } exact ? new TimeSpan(exact.Ticks / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond) : null;
        return ChangeAsync(limits.Provider, state => state with { Limits = limits with { PermitEvery = every }, NextPermitAt = every is null ? null : state.NextPermitAt });
    }

    /// <inheritdoc/>
    public async Task<bool> StopSubmissionAsync(SubmissionStop submissionStop, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submissionStop);
        EnsureReason(submissionStop.Provider, submissionStop.Why, submissionStop.By, nameof(submissionStop));
        SubmissionStop cut = submissionStop with { Since = Instants.Cut(submissionStop.Since), ProbeAt = submissionStop.ProbeAt is { } at ? Instants.Cut(at) : null };
        bool isNew = false;
        _ = await ChangeAsync(submissionStop.Provider, state =>
        {
            isNew = state.Stop is null;
            return cut.By is not null || isNew ? state with { Stop = cut }
                : state.Stop is { By: null, ProbeAt: not null, Since: var since } ? state with { Stop = cut with { Since = since } }
                : state;
        }).ConfigureAwait(false);
        return isNew;
    }

    /// <inheritdoc/>
    public Task<bool> ResumeSubmissionAsync(string provider, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        return ResumeAsync(provider, state => state is { Stop: null, UnknownInARow: 0 } ? state : state with { Stop = null, UnknownInARow = 0 });
    }

    /// <inheritdoc/>
    public Task<bool> ResumeProbedSubmissionAsync(string provider, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        return ResumeAsync(provider, state => state.Stop is { By: null, ProbeAt: not null } ? state with { Stop = null, UnknownInARow = Math.Min(state.UnknownInARow, state.Limits.SendingLimit - 1) } : state);
    }

    /// <inheritdoc/>
    public Task PausePollingAsync(PollingPause pause, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pause);
        EnsureReason(pause.Provider, pause.Why, pause.By, nameof(pause));
        return ChangeAsync(pause.Provider, state => state with { Pause = pause with { Since = Instants.Cut(pause.Since) } });
    }

    /// <inheritdoc/>
    public Task<bool> ResumePollingAsync(string provider, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        return ResumeAsync(provider, state => state.Pause is null ? state : state with { Pause = null });
    }

    /// <inheritdoc/>
    public async Task<ProviderTrouble> ReportOutageAsync(ProviderOutage outage, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(outage);
        ArgumentException.ThrowIfNullOrWhiteSpace(outage.Provider, nameof(outage));
        ArgumentException.ThrowIfNullOrWhiteSpace(outage.Words, nameof(outage));
        DateTimeOffset at = Instants.Cut(outage.At);
        ProviderTrouble? trouble = null;
        _ = await ChangeAsync(outage.Provider, state =>
        {
            DateTimeOffset since = state.Trouble?.Since ?? at;
            bool isTold = state.Trouble?.ToldAt is null && _unanswered.IsUnanswered(since, at);
            if (isTold)
            {
                _table.OpenOfProvider(outage.Provider, outage.Words, at, isMissing: false);
            }

            trouble = new() { Since = since, Words = outage.Words, ProbeAt = Instants.Cut(outage.ProbeAt), ToldAt = isTold ? at : state.Trouble?.ToldAt };
            return state with { Trouble = trouble };
        }).ConfigureAwait(false);
        return trouble!;
    }

    /// <inheritdoc/>
    public Task<bool> ReportRecoveryAsync(string provider, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        return ResumeAsync(provider, state =>
        {
            if (state.Trouble is null)
            {
                return state;
            }

            _table.CloseOfProvider(provider, Instants.Cut(now), isMissing: false);
            return state with { Trouble = null };
        });
    }

    /// <inheritdoc/>
    /// <remarks>Instants are compared with <see cref="Time"/>.</remarks>
    public Task<ProbeClaim> ClaimProbeAsync(string provider, TimeSpan pause, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        EnsureTimeOut(pause, nameof(pause));
        return Task.FromResult(_table.InTransaction(() =>
        {
            DateTimeOffset clock = Instants.Cut(Time.GetUtcNow());
            ProviderState state = _table.ReadProvider(provider);
            if (ProviderGate.Refused(state, PermitUse.Probe, clock) is { } refused)
            {
                return ProbeClaim.None(refused.Refusal, refused.RetryAfter);
            }

            DateTimeOffset next = Instants.Cut(clock + pause);
            _table.WriteProvider(ProviderGate.Taken(state, clock) with
            {
                Trouble = state.Trouble?.ProbeAt <= clock ? state.Trouble with { ProbeAt = next } : state.Trouble,
                Stop = state.Stop?.ProbeAt <= clock ? state.Stop with { ProbeAt = next } : state.Stop,
            });
            return ProbeClaim.Claimed;
        }));
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> FindMissingProvidersAsync(IReadOnlyCollection<string> known, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(known);
        HashSet<string> names = new(known, StringComparer.Ordinal);
        return Task.FromResult(_table.InTransaction<IReadOnlyList<string>>(() =>
        {
            DateTimeOffset at = Instants.Cut(now);
            string[] missing =
            [
                .. _table.All()
                    .SelectMany(order => order.Requests.Where(request => request.DueAt is not null).Select(request => request.Provider)
                        .Append(order.NextPollAt is null && order.NextSendAt is null ? null : order.Provider))
                    .OfType<string>().Distinct(StringComparer.Ordinal).Where(name => !names.Contains(name)).Order(StringComparer.Ordinal),
            ];
            foreach (string provider in missing)
            {
                _table.OpenOfProvider(provider, $"Open orders or requests have the provider {provider}, which the panel no longer has.", at, isMissing: true);
            }

            foreach (string provider in _table.Attention().Where(row => row is { IsOfMissing: true, IsOver: false }).Select(row => row.Provider!).Except(missing, StringComparer.Ordinal))
            {
                _table.CloseOfProvider(provider, at, isMissing: true);
            }

            return missing;
        }));
    }

    private static void EnsureReason(string provider, string why, string? by, string parameter)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider, parameter);
        ArgumentException.ThrowIfNullOrWhiteSpace(why, parameter);
        if (IsBlank(by))
        {
            throw new ArgumentException("The person is blank; leave By unset if the panel decided it.", parameter);
        }
    }

    private static void EnsureTimeOut(TimeSpan time, string parameter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(time, TimeSpan.Zero, parameter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(time, TimeSpan.FromDays(1), parameter);
    }

    private static void EnsureMost(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most, MostReports);
    }

    private static bool IsBlank(string? text) => text is not null && string.IsNullOrWhiteSpace(text);

    private async Task<bool> ResumeAsync(string provider, Func<ProviderState, ProviderState> change) =>
        Woken(await ChangeAsync(provider, change).ConfigureAwait(false), isResumed => isResumed);

    private Task<bool> ChangeAsync(string provider, Func<ProviderState, ProviderState> change) => Task.FromResult(_table.InTransaction(() =>
    {
        ProviderState before = _table.ReadProvider(provider);
        ProviderState after = change(before);
        _table.WriteProvider(after);
        return !ReferenceEquals(before, after);
    }));
}
