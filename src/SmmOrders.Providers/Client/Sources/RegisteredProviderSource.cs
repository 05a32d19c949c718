using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.Providers;

/// <summary>The providers that are registered in code, in the order of registration. They stay as they are until the container ends.</summary>
internal sealed class RegisteredProviderSource(IServiceProvider services, IEnumerable<RegisteredProviderName> names) : ISmmProviderSource
{
    private readonly SmmProviderDefinition[] _definitions =
        [.. names.Select(name => new SmmProviderDefinition(name.Value, () => services.GetRequiredKeyedService<SmmProviderClient>(name.Value)))];

    public ValueTask<IReadOnlyCollection<SmmProviderDefinition>> ListAsync(CancellationToken cancellationToken) => new(_definitions);
}
