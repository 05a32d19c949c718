using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>
/// Stores what a provider answered to an attempt. The provider may have the order by now, so no error of the store makes the answer go away:
/// it is stored again, for an hour. What can never be stored is logged with the provider's identifier.
/// </summary>
internal sealed class PlacementAnswers(IOrderStore store, TimeProvider time, ILogger logger)
{
    // Of a store that is away; and of one that is there and cannot.
    private const int MostTries = 125;
    private const int MostAnswers = 10;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Measures what is stored; <see langword="null"/> to measure nothing.</summary>
    internal OrderMeter? Meter { get; set; }

    /// <summary>Stores an answer.</summary>
    /// <param name="provider">The provider's name, for the log.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="aborting">The host's time is over: one more try follows, and no pause.</param>
    /// <returns>What became of it; <see langword="null"/> if it is not stored.</returns>
    internal async Task<OrderSubmissionOutcome?> StoreAsync(string provider, OrderSubmission answer, CancellationToken aborting)
    {
        for (int tries = 1; ; tries++)
        {
            bool isLast = aborting.IsCancellationRequested || tries == MostTries;
            (Exception? thrown, string outcome) = (null, "");
            try
            {
                long since = time.GetTimestamp();
                OrderSubmissionOutcome stored = await store.SubmitAsync(answer, CancellationToken.None).ConfigureAwait(false);
                Meter?.Applied("submission", since);
                Meter?.Submitted(provider, stored);
                if (stored.Status is ApplyStatus.Applied or ApplyStatus.Unchanged)
                {
                    return stored;
                }

                outcome = $"{stored.Status}: {stored.Reason}";

                // Another answer was stored, or the order is gone: nothing changes by trying. What is unknown met a store that is away.
                isLast |= stored.Status is ApplyStatus.Refused or ApplyStatus.NotFound || (tries >= MostAnswers && stored.Status != ApplyStatus.Unknown);
            }
#pragma warning disable CA1031 // Whatever the store throws, the answer is kept.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                thrown = exception;
                isLast |= exception is ArgumentException && tries >= MostAnswers;
            }

            if (isLast)
            {
                HostLog.Lost(logger, thrown, provider, answer.Order, answer.Attempt.GetValueOrDefault(), answer.Step, answer.ProviderOrderId, outcome);
                return null;
            }

            TimeSpan pause = Backoff.After(tries, FirstPause, LongestPause);
            HostLog.NotStored(logger, thrown, provider, answer.Order, tries, pause, outcome);
            await Task.Delay(pause, time, aborting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
