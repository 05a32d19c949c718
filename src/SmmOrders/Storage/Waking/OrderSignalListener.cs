using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>One loop that waits for an <see cref="OrderSignal"/>. For one caller at a time.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderSignalListener
{
    private readonly OrderSignal _signal;
    private Task _next;

    internal OrderSignalListener(OrderSignal signal) => (_signal, _next) = (signal, signal.Next);

    /// <summary>Waits until the signal is set, or was since the last wait, or the time is up.</summary>
    /// <param name="longest">How long to wait at most; zero or below does not wait.</param>
    /// <param name="time">The clock that it waits by.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the signal was set.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="time"/> is <see langword="null"/>.</exception>
    /// <exception cref="OperationCanceledException">It was canceled. A signal that came before is not lost.</exception>
    public async Task<bool> WaitAsync(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(time);
        cancellationToken.ThrowIfCancellationRequested();
        if (!_next.IsCompleted && longest > TimeSpan.Zero)
        {
            using var timer = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            _ = await Task.WhenAny(_next, Task.Delay(longest, time, timer.Token)).ConfigureAwait(false);
            await timer.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        bool isSet = _next.IsCompleted;
        _next = isSet ? _signal.Next : _next;
        return isSet;
    }
}
