using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore.Tests;
using SmmOrders.Hosting;

namespace SmmOrders.Benchmarks;

/// <summary>
/// What the loop does without asking anybody: it claims as many orders at once, in as many lanes, one of which claims at a time, and applies
/// the answers that the provider would give.
/// </summary>
internal sealed class ClaimAndApply(IServiceProvider services, ProviderProcess provider)
{
    private static readonly StatusSyncOptions Worker = new();

    private readonly OrderStore<ShopContext, ShopOrder, long> _store = services.GetRequiredService<OrderStore<ShopContext, ShopOrder, long>>();

    /// <returns>How long so many orders took.</returns>
    public async Task<TimeSpan> RunAsync(int orders)
    {
        using var scout = new SemaphoreSlim(1);
        long polled = 0;
        long start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Worker.Lanes).Select(_ => Task.Run(RunLaneAsync)));
        return Stopwatch.GetElapsedTime(start) * ((double)orders / polled);

        async Task RunLaneAsync()
        {
            while (Interlocked.Read(ref polled) < orders)
            {
                await scout.WaitAsync();
                PollClaim claim;
                try
                {
                    claim = await _store.ClaimPollsAsync(OpenOrders.Provider, TimeProvider.System.GetUtcNow(), Worker.OrdersPerRequest);
                }
                finally
                {
                    _ = scout.Release();
                }

                DateTimeOffset at = TimeProvider.System.GetUtcNow();
                IReadOnlyList<ApplyOutcome> outcomes = await _store.ApplyAsync([.. claim.Polls.Select(poll => Answers.Of(poll, provider.Elapsed, at))]);
                if (outcomes.Any(outcome => outcome.Status is not (ApplyStatus.Applied or ApplyStatus.Unchanged)))
                {
                    throw new InvalidOperationException(string.Join(", ", outcomes.CountBy(outcome => outcome.Status)));
                }

                _ = Interlocked.Add(ref polled, claim.Polls.Count);
            }
        }
    }
}
