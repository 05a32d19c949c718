using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Validates the options of the requests of a store, and lists every fault.</summary>
internal sealed class OrderRequestOptionsValidator : IValidateOptions<OrderRequestOptions>
{
    private static readonly OrderRequestOptionsRanges Ranges = new();

    public ValidateOptionsResult Validate(string? name, OrderRequestOptions options) =>
        WorkerFaults.Result($"The order requests{HostLog.InWords(name ?? "")}", [.. Ranges.Validate("", options).Failures ?? []]);
}
