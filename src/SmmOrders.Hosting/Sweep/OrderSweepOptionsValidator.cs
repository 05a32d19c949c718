using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Validates the options of the sweep of a store, and lists every fault.</summary>
internal sealed class OrderSweepOptionsValidator : IValidateOptions<OrderSweepOptions>
{
    private static readonly OrderSweepOptionsRanges Ranges = new();

    public ValidateOptionsResult Validate(string? name, OrderSweepOptions options) =>
        WorkerFaults.Result($"The order sweep{HostLog.InWords(name ?? "")}", [.. Ranges.Validate("", options).Failures ?? []]);
}
