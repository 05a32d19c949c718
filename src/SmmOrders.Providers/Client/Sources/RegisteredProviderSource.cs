using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.Providers;

/// <summary>The providers registered in code, in order of registration. They never change.</summary>
internal sealed class RegisteredProviderSource(IServiceProvider services, IEnumerable<RegisteredProviderName> names) : ISmmProviderSource
{
    private readonly SmmProviderDefinition[] _definitions =
        [.. names.Select(name => new SmmProviderDefinition(name.Value, () => services.GetRequiredKeyedService<SmmProviderClient>(name.Value)))];

    public ValueTask<IReadOnlyCollection<SmmProviderDefinition>> ListAsync(CancellationToken cancellationToken) => new(_definitions);
}
