using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Says what is wrong with options, all of it at once.</summary>
internal static class WorkerFaults
{
    internal static ValidateOptionsResult Result(string what, IReadOnlyCollection<string> faults) => faults.Count == 0
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail($"{what} cannot start. {string.Join(" ", faults)}");
}
