using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Validates the options of the status sync of a store, and lists every fault.</summary>
internal sealed class StatusSyncOptionsValidator : IValidateOptions<StatusSyncOptions>
{
    private static readonly StatusSyncOptionsRanges Ranges = new();

    public ValidateOptionsResult Validate(string? name, StatusSyncOptions options) => WorkerFaults.Result(
        $"The status sync{HostLog.InWords(name ?? "")}",
        [
            .. Ranges.Validate("", options).Failures ?? [],
            .. options.LongestRetry < options.FirstRetry
                ? [FormattableString.Invariant($"{nameof(options.LongestRetry)} is {options.LongestRetry:c}; it is at least {nameof(options.FirstRetry)}, {options.FirstRetry:c}.")]
                : Array.Empty<string>(),
        ]);
}
