using Microsoft.Extensions.Configuration;
using SmmOrders;
using SmmOrders.Providers;

// Registrations live where every .NET developer looks for them.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers SmmOrders with options from the configuration.</summary>
public static class SmmOrdersConfigurationExtensions
{
    /// <summary>
    /// Calls <see cref="SmmOrdersServiceCollectionExtensions.AddSmmOrders"/> with options from a configuration section, for
    /// example of <c>appsettings.json</c>, read once, now. The keys are the names of <see cref="SmmOrdersOptions"/>; an unknown
    /// key, or a value that cannot be read, is an error that names its path.
    /// </summary>
    /// <remarks>
    /// <c>Lifecycle</c> is <c>Default</c> or <c>PerfectPanel</c>, and <c>Corrections</c> a flag next to it. Under
    /// <c>LifecycleByProvider</c>, each provider has such a name, or a section with both keys; omitted keys take the general
    /// value. Texts are under <c>Texts</c> for every language, and under <c>TextsByLanguage</c> for one; their keys are the names
    /// of <see cref="GuideText"/>.
    /// </remarks>
    /// <param name="services">The service collection.</param>
    /// <param name="section">The section.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// The section is empty, or has an unknown key or an invalid value; the message names its path. Or SmmOrders is already
    /// registered.
    /// </exception>
    /// <exception cref="InvalidSmmOrdersOptionsException">The options are invalid; every fault is listed. Nothing is registered.</exception>
    public static IServiceCollection AddSmmOrders(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return section is IConfigurationSection { Value: null or "" } named && !named.GetChildren().Any()
            ? throw new InvalidOperationException($"The configuration has nothing at {named.Path}. It has the options of SmmOrders there, Refunds at least.")
            : AddSmmOrders(services, section, static _ => { });
    }

    /// <summary>Registers SmmOrders with options from the configuration and then from code, for example with a lifecycle of your own.</summary>
    /// <param name="services">The service collection.</param>
    /// <param name="section">The section.</param>
    /// <param name="configure">Adds or overrides options; runs once, now, after the section is read.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// The section has an unknown key or an invalid value; the message names its path. Or SmmOrders is already registered.
    /// </exception>
    /// <exception cref="InvalidSmmOrdersOptionsException">The options are invalid; every fault is listed. Nothing is registered.</exception>
    public static IServiceCollection AddSmmOrders(this IServiceCollection services, IConfiguration section, Action<SmmOrdersOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(configure);
        return services.AddSmmOrders(options =>
        {
            SmmOrdersSection.Apply(section, options);
            configure(options);
        });
    }
}
