using Microsoft.Extensions.Logging;

namespace SmmOrders.Hosting;

/// <summary>Stores what a provider answered to a request that is sent once. A database that is away does not lose it: it is tried again until it is stored.</summary>
internal sealed class StoredAnswer(TimeProvider time, ILogger logger)
{
    private const int MostTries = 20;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    /// <summary>Stores it.</summary>
    /// <param name="store">Stores it, and returns what became of it.</param>
    /// <param name="provider">The provider's name, for the log.</param>
    /// <param name="aborting">Ends the pauses: what fails then is thrown.</param>
    internal async Task StoreAsync(Func<Task<ApplyStatus>> store, string provider, CancellationToken aborting)
    {
        for (int tries = 1; ; tries++)
        {
            TimeSpan pause = Backoff.After(tries, FirstPause, LongestPause);
            bool isLast = tries == MostTries || aborting.IsCancellationRequested;
            try
            {
                if (await store().ConfigureAwait(false) is not (ApplyStatus.Conflict or ApplyStatus.Unknown) || isLast)
                {
                    return;
                }
            }
#pragma warning disable CA1031 // Whatever the database says, the answer is not given up.
            catch (Exception exception) when (!isLast && exception is not ArgumentException)
#pragma warning restore CA1031
            {
                HostLog.AnswerNotStored(logger, exception, provider, pause);
            }

            await Task.Delay(pause, time, aborting).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
