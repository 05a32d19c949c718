using System.Collections.Immutable;
using System.Threading.Channels;

namespace SmmOrders.Hosting.Tests;

/// <summary>Keeps the alerts that it is told.</summary>
internal sealed class KeptAlerts : IOrderAlerts
{
    private readonly Channel<OrderAlert> _arrivals = Channel.CreateUnbounded<OrderAlert>();
    private ImmutableList<OrderAlert> _all = [];

    public IReadOnlyList<OrderAlert> All => _all;

    /// <summary>What it throws in place of hearing.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Whether it never ends, and heeds no token.</summary>
    public bool Hangs { get; set; }

    /// <summary>Waits for the next alert.</summary>
    public ValueTask<OrderAlert> NextAsync() => _arrivals.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public Task AlertAsync(OrderAlert alert, CancellationToken cancellationToken)
    {
        if (Hangs)
        {
            return new TaskCompletionSource().Task;
        }

        if (Fault is not null)
        {
            throw Fault;
        }

        _all = _all.Add(alert);
        _ = _arrivals.Writer.TryWrite(alert);
        return Task.CompletedTask;
    }
}
