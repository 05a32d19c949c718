using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// Planted: it counts permits in windows of the clock, so that those of one window's end and of the next one's beginning are twice as many
/// within a sliding one.
/// </summary>
internal sealed class WindowPermits(int most, TimeSpan window) : IProviderPermits
{
    private readonly Lock _lock = new();
    private DateTimeOffset _start = DateTimeOffset.MinValue;
    private int _given;

    /// <summary>Asserts that it is found: which of some rounds lies across the end of a window is up to the clock.</summary>
    /// <param name="most">The limit in one window.</param>
    /// <param name="window">The window.</param>
    /// <param name="round">Uses it, and returns the most permits within a window that slides.</param>
    public static async Task AssertFoundAsync(int most, TimeSpan window, Func<WindowPermits, Task<int>> round)
    {
        int found = 0;
        for (int rounds = 0; rounds < 20 && found <= most; rounds++)
        {
            found = await round(new(most, window));
        }

        Assert.True(found > most, $"Never more than {found} permits in a window that slides.");
    }

    public async Task<ProviderPermit> TakeAsync(
        DbContext context, string provider, PermitUse use, TimeSpan probeAfter, TimeProvider time, CancellationToken cancellationToken)
    {
        DateTimeOffset now = InstantColumn.Cut(TimeProvider.System.GetUtcNow());
        if (WaitAt(now) is { } wait)
        {
            return new(null, ClaimRefusal.NoPermit, wait);
        }

        _ = await context.Set<OrderProvider>().Where(row => row.Name == provider).ExecuteUpdateAsync(set => set.SetProperty(row => row.NextPermitAt, now), cancellationToken);
        return new(1000);
    }

    // The first window is nearly over when it is first used.
    private TimeSpan? WaitAt(DateTimeOffset now)
    {
        lock (_lock)
        {
            _start = _start == DateTimeOffset.MinValue ? now - (window * 0.75) : _start;
            if (now >= _start + window)
            {
                (_start, _given) = (_start + (window * Math.Floor((now - _start) / window)), 0);
            }

            return ++_given <= most ? null : _start + window - now;
        }
    }
}
