using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using SmmOrders.Providers;

// Registrations live where every .NET developer looks for them.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers providers in a container.</summary>
public static class SmmProviderServiceCollectionExtensions
{
    /// <summary>
    /// Adds a provider: its <see cref="SmmProviderClient"/> and its <see cref="ISmmProvider"/> as keyed singletons under the name, and
    /// <see cref="SmmProviders"/> for all of them. Call it once for each provider.
    /// </summary>
    /// <param name="services">The container's registrations.</param>
    /// <param name="name">The provider's name, for you, in logs and in metrics.</param>
    /// <param name="configure">Sets the options. They are checked when the host starts, and at the latest at first use; later changes do not reach the client.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or white space, or taken already.</exception>
    public static IServiceCollection AddSmmProvider(this IServiceCollection services, string name, Action<SmmProviderOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _ = Add(services, name).Configure(configure);
        return services;
    }

    /// <summary>
    /// As the other overload, with the options from a section of the configuration, for example of <c>appsettings.json</c>. Its keys are
    /// the names of <see cref="SmmProviderOptions"/>; one that is none of them, or has a value that cannot be read, is refused with
    /// its path. Status words stand under <c>StatusWords</c>, as <c>"Paused": "Pending"</c>.
    /// </summary>
    /// <param name="services">The container's registrations.</param>
    /// <param name="name">The provider's name, for you, in logs and in metrics.</param>
    /// <param name="section">The section. The key belongs into a secret store that feeds the configuration, not into the file.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or white space, or taken already.</exception>
    public static IServiceCollection AddSmmProvider(this IServiceCollection services, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        _ = Add(services, name).Configure(options => SmmProviderSection.Apply(section, options));
        return services;
    }

    /// <summary>
    /// Adds a source of providers, for example the panel's own table; <see cref="SmmProviders"/> has its providers beside those that are
    /// registered in code, and follows it without a restart.
    /// </summary>
    /// <typeparam name="TSource">The source; made once by the container.</typeparam>
    /// <param name="services">The container's registrations.</param>
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
