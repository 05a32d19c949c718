using System.Threading.Channels;

namespace SmmOrders.Hosting.Tests;

/// <summary>What handlers of a host were given.</summary>
internal sealed class HandledEvents
{
    private readonly Channel<OrderEvent> _all = Channel.CreateUnbounded<OrderEvent>();
    private int _scopes;

    /// <summary>Whether handlers wait until they are canceled.</summary>
    public bool Hangs { get; init; }

    /// <summary>How many handlers were made.</summary>
    public int Scopes => Volatile.Read(ref _scopes);

    public void Made() => Interlocked.Increment(ref _scopes);

    public async Task HandleAsync(OrderEvent orderEvent, CancellationToken cancellationToken)
    {
        _ = _all.Writer.TryWrite(orderEvent);
        if (Hangs)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    public ValueTask<OrderEvent> NextAsync() => _all.Reader.ReadAsync(TestContext.Current.CancellationToken);
}
