using System.Runtime.CompilerServices;

namespace SmmOrders.Providers.Tests;

/// <summary>Waits for what other threads do, no longer than 20 seconds and no longer than the test runs.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Ends when it is so; fails the test if it never is.</summary>
    /// <param name="isSo">Whether it is so.</param>
    /// <param name="meanwhile">What to do before each look, for example to advance a clock; nothing by default.</param>
    /// <param name="what">What is waited for.</param>
    public static async Task UntilAsync(Func<bool> isSo, Action? meanwhile = null, [CallerArgumentExpression(nameof(isSo))] string what = "")
    {
        long began = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            Assert.True(TimeProvider.System.GetElapsedTime(began) < Patience, $"It did not happen within {Patience.TotalSeconds} s: {what}");
            meanwhile?.Invoke();
            await Task.Yield();
        }
    }
}
