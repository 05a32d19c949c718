using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Keeps a host from starting with alerts that cannot work.</summary>
internal sealed class OrderAlertOptionsValidator : IValidateOptions<OrderAlertOptions>
{
    private static readonly OrderAlertOptionsRanges Ranges = new();

    public ValidateOptionsResult Validate(string? name, OrderAlertOptions options) => WorkerFaults.Result(
        "The alerts",
        [
            .. Ranges.Validate("", options).Failures ?? [],
            .. string.IsNullOrWhiteSpace(options.Sink) ? [$"{nameof(options.Sink)} is empty; it is the name of a sink, such as alerts."] : Array.Empty<string>(),
        ]);
}
