using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Keeps a host from starting with health checks that cannot work.</summary>
internal sealed class OrderHealthOptionsValidator : IValidateOptions<OrderHealthOptions>
{
    private static readonly OrderHealthOptionsRanges Ranges = new();

    public ValidateOptionsResult Validate(string? name, OrderHealthOptions options) =>
        WorkerFaults.Result("The health checks", [.. Ranges.Validate("", options).Failures ?? []]);
}
