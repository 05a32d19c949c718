using Microsoft.Extensions.Configuration;
using SmmOrders;
using SmmOrders.Providers;

// Registrations live where every .NET developer looks for them.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the core with options from the configuration.</summary>
public static class SmmOrdersConfigurationExtensions
{
    /// <summary>
    /// As <see cref="SmmOrdersServiceCollectionExtensions.AddSmmOrders"/>, with the options from a section of the configuration, for example of
    /// <c>appsettings.json</c>. It is read once, now. Its keys are the names of <see cref="SmmOrdersOptions"/>; one that is none of them, or
    /// has a value that cannot be read, is refused with its path.
    /// </summary>
    /// <remarks>
    /// <c>Lifecycle</c> is <c>Default</c> or <c>PerfectPanel</c>, and <c>Corrections</c> a flag beside it. Under <c>LifecycleByProvider</c> a
    /// provider has such a name, or a section with both keys; what it leaves out is as for all. Texts stand under <c>Texts</c>, for every
    /// language, and under <c>TextsByLanguage</c>, for one: their keys are the names of <see cref="GuideText"/>.
    /// </remarks>
    /// <param name="services">The container's registrations.</param>
    /// <param name="section">The section.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// The section is empty, or has an unknown key or a value that is none; the message names its path. Or the core is registered already.
    /// </exception>
    /// <exception cref="InvalidSmmOrdersOptionsException">The options are not usable together; every fault is named. Nothing is added.</exception>
    public static IServiceCollection AddSmmOrders(this IServiceCollection services, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return section is IConfigurationSection { Value: null or "" } named && !named.GetChildren().Any()
            ? throw new InvalidOperationException($"The configuration has nothing at {named.Path}. It has the options of SmmOrders there, Refunds at least.")
            : AddSmmOrders(services, section, static _ => { });
    }

    /// <summary>As the other overload; then the code has its say, for example with a lifecycle of the panel's own.</summary>
    /// <param name="services">The container's registrations.</param>
    /// <param name="section">The section.</param>
    /// <param name="configure">Sets more options, or others; runs once, now, after the section was read.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// The section has an unknown key or a value that is none; the message names its path. Or the core is registered already.
    /// </exception>
    /// <exception cref="InvalidSmmOrdersOptionsException">The options are not usable together; every fault is named. Nothing is added.</exception>
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
