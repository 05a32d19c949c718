using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>Keeps a host from starting with workers that cannot work: an option is out of range, or what they work on is not registered.</summary>
internal sealed class OrderWorkersOptionsValidator(IServiceProvider services) : IValidateOptions<OrderWorkersOptions>
{
    private static readonly OrderWorkersOptionsRanges Ranges = new();

    public ValidateOptionsResult Validate(string? name, OrderWorkersOptions options)
    {
        string store = name ?? "";
        string[] faults =
        [
            .. Ranges.Validate("", options).Failures ?? [],
            .. options.LongestFailurePause < options.FirstFailurePause
                ? [FormattableString.Invariant($"{nameof(options.LongestFailurePause)} is {options.LongestFailurePause:c}; it is at least {nameof(options.FirstFailurePause)}, {options.FirstFailurePause:c}.")]
                : Array.Empty<string>(),
            .. services.GetService<IServiceProviderIsKeyedService>() is { } registered && !IsRegistered(registered, store)
                ? [store.Length == 0
                    ? "No IOrderStore is registered. Call AddSmmOrderStore, or name the store that the workers are for."
                    : $"No IOrderStore is registered as \"{store}\". Call AddSmmOrderStore with that name."]
                : Array.Empty<string>(),
            .. services.GetService<SmmProviders>() is null
                ? [$"No provider is registered. Call {nameof(SmmProviderServiceCollectionExtensions.AddSmmProvider)} or {nameof(SmmProviderServiceCollectionExtensions.AddSmmProviderSource)}."]
                : Array.Empty<string>(),
        ];
        return WorkerFaults.Result($"The order workers{HostLog.InWords(store)}", faults);
    }

    private static bool IsRegistered(IServiceProviderIsKeyedService registered, string store) =>
        store.Length == 0 ? registered.IsService(typeof(IOrderStore)) : registered.IsKeyedService(typeof(IOrderStore), store);
}
