using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace SmmOrders.Providers;

/// <summary>Sends requests for many items in batches. A failed request affects only the items of its own batch.</summary>
internal sealed class BatchSender(ProviderFacts provider, ProviderLifetime lifetime, int parallelism)
{
    /// <summary>Sends one request per batch, and returns the results in the order of the items.</summary>
    /// <inheritdoc cref="StreamAsync"/>
    internal async Task<ImmutableArray<ProviderItem<T>>> SendAsync<T>(
        ImmutableArray<string> ids, Func<ImmutableArray<string>, CancellationToken, Task<ImmutableArray<ProviderItem<T>>>> send, CancellationToken cancellationToken)
        where T : notnull
    {
        var found = new Dictionary<string, ProviderItem<T>>(ids.Length, StringComparer.Ordinal);
        await foreach (ImmutableArray<ProviderItem<T>> batch in StreamAsync(ids, send, cancellationToken).ConfigureAwait(false))
        {
            foreach (ProviderItem<T> item in batch)
            {
                found.Add(item.Id, item);
            }
        }

        return [.. ids.Select(id => found[id])];
    }

    /// <summary>Sends one request per batch, and yields each batch as its answer arrives.</summary>
    /// <param name="ids">The identifiers, without duplicates.</param>
    /// <param name="send">Sends the request for a batch.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="InvalidOperationException">The provider answered about other items than requested.</exception>
    internal async IAsyncEnumerable<ImmutableArray<ProviderItem<T>>> StreamAsync<T>(
        ImmutableArray<string> ids,
        Func<ImmutableArray<string>, CancellationToken, Task<ImmutableArray<ProviderItem<T>>>> send,
        [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : notnull
    {
        using ProviderLifetime.Use use = lifetime.Begin();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        // A slow consumer holds up further requests.
        var answered = Channel.CreateBounded<ImmutableArray<ProviderItem<T>>>(parallelism);
        Task sending = SendAllAsync([.. ids.Chunk(provider.MaxOrdersPerRequest).Select(ImmutableArray.Create)], send, answered.Writer, stopping.Token);
        try
        {
            await foreach (ImmutableArray<ProviderItem<T>> batch in answered.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return batch;
            }
        }
        finally
        {
            // A consumer that stops early stops the requests too, and none is left running.
            await stopping.CancelAsync().ConfigureAwait(false);
            await sending.ConfigureAwait(false);
        }
    }

    private async Task SendAllAsync<T>(
        ImmutableArray<ImmutableArray<string>> batches,
        Func<ImmutableArray<string>, CancellationToken, Task<ImmutableArray<ProviderItem<T>>>> send,
        ChannelWriter<ImmutableArray<ProviderItem<T>>> answered,
        CancellationToken cancellationToken)
        where T : notnull
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken };
        Exception? fault = null;
#pragma warning disable CA1031 // It is rethrown to the consumer.
        try
        {
            await Parallel.ForAsync(0, batches.Length, parallel, async (at, token) =>
            {
                ImmutableArray<ProviderItem<T>> items = await send(batches[at], token).ConfigureAwait(false);
                await answered.WriteAsync(Checked(items, batches[at]), token).ConfigureAwait(false);
            }).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            fault = exception;
        }
#pragma warning restore CA1031

        answered.Complete(fault);
    }

    // Anyone can implement ISmmProvider, so its results are checked.
    internal ImmutableArray<ProviderItem<T>> Checked<T>(ImmutableArray<ProviderItem<T>> items, ImmutableArray<string> ids)
        where T : notnull =>
        !items.IsDefault && items.All(item => item?.Result is not null) && items.Select(item => item.Id).SequenceEqual(ids, StringComparer.Ordinal) ? items : throw new InvalidOperationException(
            $"The provider {provider.Name} was asked about {ids.Length} items and answered about others. It must return each requested identifier once, in the order given.");
}
