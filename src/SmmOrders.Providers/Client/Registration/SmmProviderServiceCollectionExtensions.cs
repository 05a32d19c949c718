using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SmmOrders.Providers;

// Registrations live where every .NET developer looks for them.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers providers in a service collection.</summary>
public static class SmmProviderServiceCollectionExtensions
{
    /// <summary>
    /// Adds a provider: its <see cref="SmmProviderClient"/> and its <see cref="ISmmProvider"/> as keyed singletons under its
    /// name, and <see cref="SmmProviders"/> for all of them. Call it once per provider.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="name">The provider's name, used in logs and metrics.</param>
    /// <param name="configure">Sets the options. They are validated when the host starts, or at first use at the latest; later changes do not affect the client.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, white space or already taken.</exception>
    public static IServiceCollection AddSmmProvider(this IServiceCollection services, string name, Action<SmmProviderOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _ = Add(services, name).Configure(configure);
        return services;
    }

    /// <summary>
    /// Adds a provider with its options from a configuration section, for example of <c>appsettings.json</c>. The keys are the
    /// names of <see cref="SmmProviderOptions"/>; an unknown key, or a value that cannot be read, is an error that names its
    /// path. Status words are under <c>StatusWords</c>, as in <c>"Paused": "Pending"</c>.
    /// </summary>
    /// <param name="services">The service collection.</param>
    /// <param name="name">The provider's name, used in logs and metrics.</param>
    /// <param name="section">The section. Keep the API key in a secret store that feeds the configuration, not in the file.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, white space or already taken.</exception>
    public static IServiceCollection AddSmmProvider(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        _ = Add(services, name).Configure(options => SmmProviderSection.Apply(section, options));
        return services;
    }

    /// <summary>
    /// Adds a source of providers, for example your own database table. <see cref="SmmProviders"/> includes its providers next to
    /// those registered in code, and follows its changes without a restart.
    /// </summary>
    /// <typeparam name="TSource">The source; created once by the container.</typeparam>
    /// <param name="services">The service collection.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    public static IServiceCollection AddSmmProviderSource<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TSource>(this IServiceCollection services)
        where TSource : class, ISmmProviderSource
    {
        ArgumentNullException.ThrowIfNull(services);
        SmmProviderRegistration.AddShared(services);
        return services.AddSingleton<ISmmProviderSource, TSource>();
    }

    private static OptionsBuilder<SmmProviderOptions> Add(IServiceCollection services, string name)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return services.Any(service => service.ServiceType == typeof(RegisteredProviderName) && service.ImplementationInstance is RegisteredProviderName taken && taken.Value == name)
            ? throw new ArgumentException($"A provider is registered as \"{name}\" already. Each has its own name.", nameof(name))
            : SmmProviderRegistration.Add(services, name);
    }
}
