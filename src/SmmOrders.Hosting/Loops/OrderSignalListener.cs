namespace SmmOrders.Hosting;

/// <summary>
/// One loop that waits for a store's signal; for one caller at a time. No signal is lost: one that comes while it does not wait ends its next
/// wait at once.
/// </summary>
internal sealed class OrderSignalListener(OrderSignal signal)
{
    private CancellationToken _next = signal.Next;

    /// <summary>Waits until the signal is set, or was since the last wait, or the time is up.</summary>
    /// <param name="longest">How long to wait at most; zero or below does not wait.</param>
    /// <param name="time">The clock that it waits by.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the signal was set.</returns>
    /// <exception cref="OperationCanceledException">It was canceled. A signal that came before is not lost.</exception>
    internal async Task<bool> WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_next.IsCancellationRequested && longest > TimeSpan.Zero)
        {
            // What waits goes on elsewhere: whoever sets the signal is not held up.
            TaskCompletionSource woken = new(TaskCreationOptions.RunContinuationsAsynchronously);
            using CancellationTokenRegistration registered = _next.UnsafeRegister(static waiting => ((TaskCompletionSource)waiting!).TrySetResult(), woken);
            using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _ = await Task.WhenAny(woken.Task, Task.Delay(longest, time, timer.Token)).ConfigureAwait(false);
            await timer.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        bool isSet = _next.IsCancellationRequested;
        _next = isSet ? signal.Next : _next;
        return isSet;
    }
}
