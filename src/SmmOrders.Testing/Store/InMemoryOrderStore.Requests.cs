namespace SmmOrders.Testing;

/// <content>Keeps requests to cancel or refill beside their orders.</content>
public sealed partial class InMemoryOrderStore
{
    /// <inheritdoc/>
    public Task<OrderRequestOutcome> AskAsync(RequestAsk ask, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ask);
        EnsureNamed(ask.Order, nameof(ask));
        ArgumentException.ThrowIfNullOrWhiteSpace(ask.By, nameof(ask));
        return Enum.IsDefined(ask.Kind)
            ? RunAsync(() => Woken(_transactions.Run([_tasks.Of(ask)], Attempts, cancellationToken)[0], asked => asked.Status == ApplyStatus.Applied), cancellationToken)
            : throw new ArgumentOutOfRangeException(nameof(ask), ask.Kind, "A request is to cancel or to refill.");
    }

    /// <inheritdoc/>
    /// <remarks>Permits are spaced by <see cref="Time"/>.</remarks>
    public Task<RequestClaim> ClaimRequestAsync(string provider, DateTimeOffset now, TimeSpan timeOut, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        EnsureTimeOut(timeOut, nameof(timeOut));
        return RunAsync(() => _requests.Value.Claim(provider, now, timeOut), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<OrderRequestOutcome> AnswerRequestAsync(RequestAnswer answer, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(answer);
        EnsureNamed(answer.Order, nameof(answer));
        ArgumentNullException.ThrowIfNull(answer.Step, nameof(answer));
        bool isOutOfPlace = answer.ProviderRequestId is not null && answer.Step.Trigger != RequestTrigger.Acknowledge;
        return answer.Request == Guid.Empty || answer.Step.Trigger == RequestTrigger.Send || IsBlank(answer.By) || IsBlank(answer.ProviderRequestId) || isOutOfPlace
            ? throw new ArgumentException("An answer names its request, is no Send, names its person if a person found it out, and has the provider's identifier beside Acknowledge alone.", nameof(answer))
            : RunAsync(() => _transactions.Run([_tasks.Of(answer)], answer.By is null ? Attempts : 1, cancellationToken)[0], cancellationToken);
    }

    /// <inheritdoc/>
    /// <remarks>Permits are spaced by <see cref="Time"/>.</remarks>
    public Task<RefillClaim> ClaimRefillsAsync(string provider, DateTimeOffset now, int most = 100, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        EnsureMost(most);
        return RunAsync(() => _requests.Value.ClaimRefills(provider, now, most), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<int> ReturnRefillsAsync(IReadOnlyList<ClaimedRefill> refills, DateTimeOffset now, CancellationToken cancellationToken = default)
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

        return RunAsync(() => _requests.Value.ReturnRefills(refills, now), cancellationToken);
    }
}
