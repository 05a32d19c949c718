using System.Collections.Immutable;

namespace SmmOrders.Providers;

/// <summary>Asks about one, or about many in as many requests as it takes.</summary>
internal sealed class ProviderDesk(ProviderWire wire, ProviderSetup setup)
{
    /// <summary>A request with one result.</summary>
    internal async Task<ProviderResult<T>> AskAsync<T>(
        ProviderCall call, Func<byte[], ProviderResult<T>> read, CancellationToken cancellationToken)
        where T : notnull
    {
        ProviderResult<T>[] results = await wire.AskAsync<T>(call, 1, body => [read(body)], cancellationToken).ConfigureAwait(false);
        return results[0];
    }

    /// <summary>A request about one item.</summary>
    internal async Task<ProviderResult<T>> AskForOneAsync<T>(
        ProviderAction action, string field, string id, ItemsAnswer<T> answer, CancellationToken cancellationToken)
        where T : notnull
    {
        ProviderResult<T>[] results = await wire.AskAsync(
            setup.Call(action, new KeyValuePair<string, string>(field, id)), 1, body => answer.Read(body, setup, [id]), cancellationToken).ConfigureAwait(false);
        return results[0];
    }

    /// <summary>As many requests as the items take; each costs only its own items where it fails.</summary>
    internal Task<ImmutableArray<ProviderItem<T>>> AskForManyAsync<T>(
        ProviderAction action, string field, ImmutableArray<string> ids, ItemsAnswer<T> answer, CancellationToken cancellationToken)
        where T : notnull =>
        this.AskForManyAsync(action, field, ids, (body, some) => answer.Read(body, setup, some), cancellationToken);

    /// <inheritdoc cref="AskForManyAsync{T}(ProviderAction, string, ImmutableArray{string}, ItemsAnswer{T}, CancellationToken)"/>
    internal async Task<ImmutableArray<ProviderItem<T>>> AskForManyAsync<T>(
        ProviderAction action,
        string field,
        ImmutableArray<string> ids,
        Func<byte[], ImmutableArray<string>, ProviderResult<T>[]> read,
        CancellationToken cancellationToken)
        where T : notnull
    {
        ImmutableArray<string>[] requests = [.. ids.Chunk(SmmProviderClient.MaxPerRequest).Select(ImmutableArray.Create)];
        var results = new ProviderResult<T>[requests.Length][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = setup.Options.BulkParallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, requests.Length, parallel, async (at, token) =>
        {
            ImmutableArray<string> some = requests[at];
            results[at] = await wire.AskAsync(
                setup.Call(action, new KeyValuePair<string, string>(field, string.Join(',', some))), some.Length, body => read(body, some), token).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return [.. ids.Zip(results.SelectMany(some => some), (id, result) => new ProviderItem<T>(id, result))];
    }
}
