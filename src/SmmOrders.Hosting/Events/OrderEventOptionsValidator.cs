using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Keeps a host from starting with a sink that cannot work: an option is out of range, or its store writes no event for it.</summary>
internal sealed class OrderEventOptionsValidator(IServiceProvider services, IEnumerable<RegisteredSink> sinks) : IValidateOptions<OrderEventOptions>
{
    private static readonly OrderEventOptionsRanges Ranges = new();

    public ValidateOptionsResult Validate(string? name, OrderEventOptions options) => WorkerFaults.Result(
        $"The sink {name}",
        [
            .. Ranges.Validate("", options).Failures ?? [],
            .. options.LongestRetry < options.FirstRetry
                ? [FormattableString.Invariant($"{nameof(options.LongestRetry)} is {options.LongestRetry:c}; it is at least {nameof(options.FirstRetry)}, {options.FirstRetry:c}.")]
                : Array.Empty<string>(),
            .. sinks.Where(sink => sink.Key == name).Where(IsMissing)
                .Select(sink => $"The store{(sink.Store.Length == 0 ? "" : $" {sink.Store}")} has no such sink. Name it where the store is registered: AddOutboxSink(\"{sink.Sink}\")."),
        ]);

    // That there is no store at all is said elsewhere.
    private bool IsMissing(RegisteredSink sink) =>
        (sink.Store.Length == 0 ? services.GetService<IOrderStore>() : services.GetKeyedService<IOrderStore>(sink.Store))?.OutboxSinks.Contains(sink.Sink) == false;
}
