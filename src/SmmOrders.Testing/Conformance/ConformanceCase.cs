namespace SmmOrders.Testing;

/// <summary>One promise of the port.</summary>
/// <param name="Name">The promise, as a sentence.</param>
/// <param name="RunAsync">Puts a store to the test.</param>
/// <param name="Configure">Changes the rules; the refund policy has two decimals, half up.</param>
/// <param name="Sinks">How many sinks the store's outbox has.</param>
internal sealed record ConformanceCase(string Name, Func<ConformanceRun, Task> RunAsync, Action<SmmOrdersOptions>? Configure = null, int Sinks = 0)
{
    internal OrderRules Rules
    {
        get
        {
            var options = new SmmOrdersOptions { Refunds = RefundPolicy.HalfUp(2) };
            Configure?.Invoke(options);
            return new OrderRules(options);
        }
    }
}
