using SmmOrders.Providers.Testing;

namespace SmmOrders.PanelBackend.Tests.Instances;

/// <summary>Holds up orders at the provider, as many as can be under way, so that whoever is killed meanwhile is sending something.</summary>
/// <param name="after">How many orders are answered before.</param>
/// <param name="count">How many are held up.</param>
internal sealed class HeldOrders(int after, int count)
{
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _heard;

    /// <summary>Completes when all of them are there.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>Lets the provider go on.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>The rule of the provider's faults, which has no asynchronous form.</summary>
    public SimulatedFault? Next(ReceivedRequest request)
    {
        if (request.Action == "add" && Interlocked.Increment(ref _heard) is var number && number > after && number <= after + count)
        {
            _ = number == after + count && _arrived.TrySetResult();
            _released.Task.Wait();
        }

        return null;
    }
}
