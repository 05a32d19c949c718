using System.Collections.Immutable;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>What one request about claimed refills brought.</summary>
internal sealed class RefillAnswers
{
    private readonly Dictionary<string, ProviderResult<RefillReport>> _results;

    private RefillAnswers(IReadOnlyList<ClaimedRefill> asked, Dictionary<string, ProviderResult<RefillReport>> results) => (Asked, _results) = (asked, results);

    /// <summary>The refills that were asked about.</summary>
    internal IReadOnlyList<ClaimedRefill> Asked { get; }

    /// <summary>The provider's identifiers of the refills that were asked about, each once.</summary>
    internal IReadOnlyCollection<string> Ids => _results.Keys;

    /// <summary>Why the one refill that was left cannot be asked about at all.</summary>
    internal string? Invalid { get; private init; }

    /// <summary>The failure, if the request failed as a whole.</summary>
    internal ProviderFailure? Failure => _results.Values.All(result => result.Failure is { IsOfWholeRequest: true }) ? _results.Values.FirstOrDefault()?.Failure : null;

    /// <summary>Whether a refill was answered.</summary>
    internal bool IsAnswered => _results.Values.Any(result => result.IsSuccess);

    /// <summary>The refills that have ended. The others are due again after their interval.</summary>
    internal IEnumerable<RequestAnswer> Ended
    {
        get
        {
            foreach (ClaimedRefill refill in Asked)
            {
                if (_results[refill.ProviderRequestId].TryGetValue(out RefillReport? report) && StepOf(report.Status) is { } step)
                {
                    yield return new() { Order = refill.Order, Request = refill.Request, Step = step, At = default, Note = report.Word };
                }
            }
        }
    }

    /// <summary>Asks: one request leaves at most. With an identifier that is not valid among them, any half of them is tried, so that each has its turn.</summary>
    /// <exception cref="InvalidOperationException">The provider answered about other refills.</exception>
    internal static async Task<RefillAnswers> AskAsync(ISmmProvider provider, IReadOnlyList<ClaimedRefill> refills, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new(refills, await SendAsync(provider, refills, cancellationToken).ConfigureAwait(false));
            }
            catch (ArgumentException exception) when (exception is not ArgumentNullException)
            {
                if (refills.Count == 1)
                {
                    return new(refills, []) { Invalid = exception.Message };
                }

                ClaimedRefill[] any = [.. refills];
                Random.Shared.Shuffle(any);
                refills = any[..(any.Length / 2)];
            }
        }
    }

    private static RequestStep? StepOf(RefillStatus status) => status switch
    {
        RefillStatus.Completed => RequestStep.Finish(),
        RefillStatus.Rejected => RequestStep.Reject(),
        _ => null,
    };

    private static async Task<Dictionary<string, ProviderResult<RefillReport>>> SendAsync(ISmmProvider provider, IReadOnlyList<ClaimedRefill> refills, CancellationToken cancellationToken)
    {
        string[] ids = [.. refills.Select(refill => refill.ProviderRequestId).Distinct(StringComparer.Ordinal)];
        if (ids.Length == 1)
        {
            return new(StringComparer.Ordinal) { [ids[0]] = await provider.GetRefillStatusAsync(ids[0], cancellationToken).ConfigureAwait(false) };
        }

        ImmutableArray<ProviderItem<RefillReport>> items = await provider.GetRefillStatusesAsync(ids, cancellationToken).ConfigureAwait(false);
        return !items.IsDefault && items.All(item => item?.Result is not null) && items.Select(item => item.Id).SequenceEqual(ids, StringComparer.Ordinal)
            ? items.ToDictionary(item => item.Id, item => item.Result, StringComparer.Ordinal)
            : throw new InvalidOperationException(
                $"The provider {provider.Name} was asked about {ids.Length} refills and answered about others. It must return each requested identifier once, in the order given.");
    }
}
