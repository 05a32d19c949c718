using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Validates the options of the status sync of a store, and lists every fault.</summary>
internal sealed class StatusSyncOptionsValidator : IValidateOptions<StatusSyncOptions>
{
    private static readonly StatusSyncOptionsRanges Ranges = new();

    public ValidateOptionsResult Validate(string? name, StatusSyncOptions options) => WorkerFaults.Result(
        $"The status sync{LoopLog.InWords(name ?? "")}",
        [
            .. Ranges.Validate("", options).Failures ?? [],
            .. Longest(nameof(options.LongestRetry), options.LongestRetry, nameof(options.FirstRetry), options.FirstRetry),
            .. Longest(nameof(options.LongestProbe), options.LongestProbe, nameof(options.FirstProbe), options.FirstProbe),
        ]);

    private static IEnumerable<string> Longest(string name, TimeSpan longest, string firstName, TimeSpan first) => longest < first
        ? [FormattableString.Invariant($"{name} is {longest:c}; it is at least {firstName}, {first:c}.")]
        : [];
}
