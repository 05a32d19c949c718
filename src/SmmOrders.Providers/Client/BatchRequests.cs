using System.Collections.Immutable;

namespace SmmOrders.Providers;

/// <summary>Asks about many items in as many requests as it takes; each costs only its own items where it fails.</summary>
internal sealed class BatchRequests(ProviderRequests requests, ProviderSetup setup)
{
    /// <summary>Asks about all items, a batch a request.</summary>
    /// <param name="ids">The items.</param>
    /// <param name="send">Sends the request for a batch.</param>
    /// <param name="cancellationToken">The caller's.</param>
    internal async Task<ImmutableArray<ProviderItem<T>>> SendAsync<T>(
        ImmutableArray<string> ids, Func<ImmutableArray<string>, CancellationToken, Task<ProviderResult<T>[]>> send, CancellationToken cancellationToken)
        where T : notnull
    {
        ImmutableArray<string>[] batches = [.. ids.Chunk(setup.Options.Bulk.MaxOrdersPerRequest).Select(ImmutableArray.Create)];
        var results = new ProviderResult<T>[batches.Length][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = setup.Options.BulkParallelism, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, batches.Length, parallel, async (at, token) => results[at] = await send(batches[at], token).ConfigureAwait(false)).ConfigureAwait(false);
        return [.. ids.Zip(results.SelectMany(some => some), (id, result) => new ProviderItem<T>(id, result))];
    }

    /// <summary>Asks about some items in one request: in the plural where there are several.</summary>
    /// <param name="action">The action.</param>
    /// <param name="field">The field for one; for several it is in the plural.</param>
    /// <param name="ids">The items, as many as one request may be about.</param>
    /// <param name="read">Reads the answer: one result for each.</param>
    /// <param name="cancellationToken">The caller's.</param>
    internal Task<ProviderResult<T>[]> SendOneAsync<T>(
        ProviderAction action, string field, ImmutableArray<string> ids, Func<byte[], ImmutableArray<string>, ProviderResult<T>[]> read, CancellationToken cancellationToken)
        where T : notnull
    {
        KeyValuePair<string, string> one = new(field, string.Join(',', ids)), many = new($"{field}s", one.Value);
        ProviderCall call = ids.Length > 1 ? setup.Call(action, many)
            : action == ProviderAction.Cancel ? setup.Call(action, one, many) // Some providers read the one, some the other.
            : setup.Call(action, one);
        return requests.SendAsync(call, ids.Length, body => read(body, ids), cancellationToken);
    }
}
