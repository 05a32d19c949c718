using Microsoft.Extensions.DependencyInjection.Extensions;
using SmmOrders;

// Registrations live where every .NET developer looks for them.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the library in a container.</summary>
public static class SmmOrdersServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="RefundPolicy"/>, <see cref="OrderLifecycle"/>, <see cref="StuckRule"/>, <see cref="UnansweredRule"/>,
    /// <see cref="OrderTracker"/> and <see cref="OrderGuide"/> as singletons. What is registered already stays.
    /// </summary>
    /// <param name="services">The container's registrations.</param>
    /// <param name="configure">Sets the options; runs once, now.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">An option is not usable; the message names it.</exception>
    public static IServiceCollection AddSmmOrders(this IServiceCollection services, Action<SmmOrdersOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        var options = new SmmOrdersOptions();
        configure(options);

        RefundPolicy refunds = options.Refunds ?? throw Bad(
            nameof(options.Refunds), "is not set. Name decimals and rounding, for example RefundPolicy.HalfUp(decimals: 2)", nameof(configure));
        OrderLifecycle lifecycle = options.Lifecycle ?? throw Bad(
            nameof(options.Lifecycle), "is null. Leave it alone for OrderLifecycle.Default", nameof(configure));
        StuckRule stuck = options.StuckAfter > TimeSpan.Zero ? new StuckRule(options.StuckAfter) : throw Bad(
            nameof(options.StuckAfter), $"is {options.StuckAfter}. It is above zero, for example TimeSpan.FromHours(3)", nameof(configure));

        UnansweredRule unanswered = options.UnansweredAfter > TimeSpan.Zero ? new UnansweredRule(options.UnansweredAfter) : throw Bad(
            nameof(options.UnansweredAfter), $"is {options.UnansweredAfter}. It is above zero, for example TimeSpan.FromHours(24)", nameof(configure));

        services.TryAddSingleton(refunds);
        services.TryAddSingleton(lifecycle);
        services.TryAddSingleton(stuck);
        services.TryAddSingleton(unanswered);
        services.TryAddSingleton(provider => new OrderTracker(
            provider.GetRequiredService<RefundPolicy>(),
            provider.GetRequiredService<OrderLifecycle>(),
            provider.GetRequiredService<StuckRule>())
        {
            Unanswered = provider.GetRequiredService<UnansweredRule>(),
        });
        services.TryAddSingleton(provider => new OrderGuide(
            provider.GetRequiredService<RefundPolicy>(), provider.GetRequiredService<StuckRule>()));
        return services;
    }

    private static ArgumentException Bad(string option, string what, string parameter) =>
        new($"{nameof(SmmOrdersOptions)}.{option} {what}.", parameter);
}
