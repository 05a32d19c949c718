using System.Collections.Immutable;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>What one request for the statuses of claimed orders brought.</summary>
internal sealed class StatusAnswers
{
    private readonly Dictionary<string, ProviderResult<ProviderAnswer>> _results;

    private StatusAnswers(IReadOnlyList<ClaimedPoll> asked, IReadOnlyList<ClaimedPoll> notAsked, Dictionary<string, ProviderResult<ProviderAnswer>> results) =>
        (Asked, NotAsked, _results) = (asked, notAsked, results);

    /// <summary>The orders that were asked about.</summary>
    internal IReadOnlyList<ClaimedPoll> Asked { get; }

    /// <summary>The orders that could not be asked about together with another one, whose identifier is not valid.</summary>
    internal IReadOnlyList<ClaimedPoll> NotAsked { get; }

    /// <summary>The provider's identifiers of the orders that were asked about, each once.</summary>
    internal IReadOnlyCollection<string> Ids => _results.Keys;

    /// <summary>Why the one order that was left cannot be asked about at all.</summary>
    internal string? Invalid { get; private init; }

    /// <summary>The failure, if the request failed as a whole.</summary>
    internal ProviderFailure? Failure => _results.Values.All(result => result.Failure is { IsOfWholeRequest: true }) ? _results.Values.First().Failure : null;

    /// <summary>Whether the answer is about an order. Canceled with nothing else may be a refusal: {"status":"fail"}, where the panel has mapped that word.</summary>
    internal bool IsOfAnOrder => _results.Values.Any(result => result.TryGetValue(out ProviderAnswer answer)
        && answer.Report.Kind == ReportKind.Status
        && (answer.Report.Status != OrderStatus.Canceled || !answer.Report.Remains.IsMissing || answer is not { StartCount: null, Charge: null, Parent: null }));

    /// <summary>
    /// Asks: one request leaves at most. A client refuses an identifier that is not valid before anything leaves, so half of them is tried,
    /// until it can be asked or the faulty one is alone.
    /// </summary>
    /// <exception cref="InvalidOperationException">The provider answered about other orders.</exception>
    internal static async Task<StatusAnswers> AskAsync(ISmmProvider provider, IReadOnlyList<ClaimedPoll> polls, CancellationToken cancellationToken)
    {
        List<ClaimedPoll> notAsked = [];
        while (true)
        {
            try
            {
                return new(polls, notAsked, await SendAsync(provider, polls, cancellationToken).ConfigureAwait(false));
            }
            catch (ArgumentException exception) when (exception is not ArgumentNullException)
            {
                if (polls.Count == 1)
                {
                    return NotAskable(polls[0], notAsked, exception.Message);
                }

                int half = polls.Count / 2;
                notAsked.AddRange(polls.Skip(half));
                polls = [.. polls.Take(half)];
            }
        }
    }

    /// <summary>The reports of the orders, under their claims.</summary>
    internal OrderReport[] ReportsAt(DateTimeOffset at) => [.. Asked.Select(poll => Report(poll, _results[poll.ProviderOrderId], at))];

    private static OrderReport Report(ClaimedPoll poll, ProviderResult<ProviderAnswer> result, DateTimeOffset at)
    {
        bool isAnswer = result.TryGetValue(out ProviderAnswer answer);
        return new()
        {
            Order = poll.Order,
            Report = result.ToReport(),
            At = at,
            StartCount = isAnswer ? answer.StartCount : null,
            ProviderCharge = isAnswer ? answer.Charge : null,
            ProviderCurrency = isAnswer ? answer.Currency : null,
            Claim = poll.Claim,
        };
    }

    private static async Task<Dictionary<string, ProviderResult<ProviderAnswer>>> SendAsync(ISmmProvider provider, IReadOnlyList<ClaimedPoll> polls, CancellationToken cancellationToken)
    {
        string[] ids = [.. polls.Select(poll => poll.ProviderOrderId).Distinct(StringComparer.Ordinal)];
        if (ids.Length == 1)
        {
            return new(StringComparer.Ordinal) { [ids[0]] = await provider.GetStatusAsync(ids[0], cancellationToken).ConfigureAwait(false) };
        }

        ImmutableArray<ProviderItem<ProviderAnswer>> items = await provider.GetStatusesAsync(ids, cancellationToken).ConfigureAwait(false);
        return !items.IsDefault && items.All(item => item?.Result is not null) && items.Select(item => item.Id).SequenceEqual(ids, StringComparer.Ordinal)
            ? items.ToDictionary(item => item.Id, item => item.Result, StringComparer.Ordinal)
            : throw new InvalidOperationException(
                $"The provider {provider.Name} was asked about {ids.Length} orders and answered about others. It must return each requested identifier once, in the order given.");
    }

    // Its own order is told, as any other answer that cannot be used: it holds up no other.
    private static StatusAnswers NotAskable(ClaimedPoll poll, List<ClaimedPoll> notAsked, string reason) => new(
        [poll], notAsked, new(StringComparer.Ordinal) { [poll.ProviderOrderId] = ProviderResult.Failed<ProviderAnswer>(new() { Kind = ProviderFailureKind.NotAsked, Detail = reason }) })
    {
        Invalid = reason,
    };
}
