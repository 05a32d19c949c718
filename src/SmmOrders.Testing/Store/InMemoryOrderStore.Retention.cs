namespace SmmOrders.Testing;

/// <content>Forgets.</content>
public sealed partial class InMemoryOrderStore
{
    /// <inheritdoc/>
    public Task<PurgeOutcome> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken = default) => RunAsync(
        () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return _table.Purge(Instants.Cut(before));
        },
        cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ErasureOutcome>> EraseAsync(OrderErasure erasure, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(erasure);
        erasure.EnsureValid();
        return RunAsync<IReadOnlyList<ErasureOutcome>>(
            () =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return [.. erasure.Orders.Select(order => _table.Erase(order, new(erasure)))];
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> StopAllSubmissionAsync(DateTimeOffset since, string why, string? by = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        if (IsBlank(by))
        {
            throw new ArgumentException("The person who stopped it is blank; leave it unset if the panel did.", nameof(by));
        }

        return RunAsync<IReadOnlyList<string>>(
            () =>
            {
                cancellationToken.ThrowIfCancellationRequested();
                return _table.InTransaction(() => StopAll(new() { Provider = "", Since = Instants.Cut(since), Why = why, By = by }));
            },
            cancellationToken);
    }

    private string[] StopAll(SubmissionStop stop)
    {
        ProviderState[] running =
        [
            .. _table.All()
                .SelectMany(order => order.Requests.Where(request => request is { Status: RequestStatus.Asked, DueAt: not null }).Select(request => request.Provider)
                    .Append(order.NextSendAt is null ? null : order.Provider))
                .OfType<string>().Distinct().Order(StringComparer.Ordinal)
                .Select(_table.ReadProvider).Where(state => state.Stop is null or { ProbeAt: not null }),
        ];
        foreach (ProviderState state in running)
        {
            _table.WriteProvider(state with { Stop = stop with { Provider = state.Limits.Provider } });
        }

        return [.. running.Select(state => state.Limits.Provider)];
    }
}
