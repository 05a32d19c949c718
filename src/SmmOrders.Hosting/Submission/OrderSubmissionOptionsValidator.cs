using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Validates the options of the submission of a store, and lists every fault.</summary>
internal sealed class OrderSubmissionOptionsValidator : IValidateOptions<OrderSubmissionOptions>
{
    private static readonly OrderSubmissionOptionsRanges Ranges = new();

    public ValidateOptionsResult Validate(string? name, OrderSubmissionOptions options) =>
        WorkerFaults.Result($"The order submission{LoopLog.InWords(name ?? "")}", [.. Ranges.Validate("", options).Failures ?? []]);
}
