using System.Collections.Immutable;
using SmmOrders;

// Registrations live where every .NET developer looks for them.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the library in a container.</summary>
public static class SmmOrdersServiceCollectionExtensions
{
    private static readonly ImmutableArray<Type> Registered =
    [
        typeof(OrderRules), typeof(RefundPolicy), typeof(OrderLifecycle), typeof(StuckRule), typeof(UnansweredRule), typeof(OrderTracker), typeof(OrderGuide),
    ];

    /// <summary>
    /// Adds <see cref="OrderRules"/> as a singleton; and for a panel with one currency, one kind of provider and no special services
    /// <see cref="RefundPolicy"/>, <see cref="OrderLifecycle"/>, <see cref="StuckRule"/>, <see cref="UnansweredRule"/>, <see cref="OrderTracker"/> and
    /// <see cref="OrderGuide"/>: the defaults, as <see cref="OrderRules.For"/> without names gives them.
    /// </summary>
    /// <remarks>
    /// Call it once. What it adds it adds alone: one of these types that is registered already would disagree with the rules. Where
    /// several currencies are configured and no default, <see cref="RefundPolicy"/>, <see cref="OrderTracker"/> and <see cref="OrderGuide"/> cannot be
    /// resolved: ask <see cref="OrderRules"/> for those of the order.
    /// </remarks>
    /// <param name="services">The container's registrations.</param>
    /// <param name="configure">Sets the options; runs once, now.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">It was called already, or one of the types is registered already; the message names it.</exception>
    /// <exception cref="InvalidSmmOrdersOptionsException">An option is not usable; every fault is named. Nothing is added.</exception>
    public static IServiceCollection AddSmmOrders(this IServiceCollection services, Action<SmmOrdersOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        EnsureNotRegistered(services);
        var options = new SmmOrdersOptions();
        configure(options);
        var rules = new OrderRules(options);
        return services
            .AddSingleton(rules)
            .AddSingleton(rules.Lifecycle)
            .AddSingleton(rules.Stuck)
            .AddSingleton(rules.Unanswered)
            .AddSingleton(_ => DefaultRules<RefundPolicy>(rules).Refunds)
            .AddSingleton(_ => DefaultRules<OrderTracker>(rules).Tracker)
            .AddSingleton(_ => DefaultRules<OrderGuide>(rules).Guide);
    }

    // What is registered as a whole is told before what is registered in part.
    private static void EnsureNotRegistered(IServiceCollection services)
    {
        Type? taken = null;
        foreach (ServiceDescriptor service in services)
        {
            if (!service.IsKeyedService && Registered.Contains(service.ServiceType) && (taken is null || service.ServiceType == typeof(OrderRules)))
            {
                taken = service.ServiceType;
            }
        }

        if (taken == typeof(OrderRules))
        {
            throw new InvalidOperationException($"{nameof(AddSmmOrders)} was called already. Call it once, and set every option there.");
        }

        if (taken is not null)
        {
            throw new InvalidOperationException(
                $"{taken.Name} is registered already, and would disagree with {nameof(OrderRules)}. Remove that registration, and set "
                + $"{nameof(SmmOrdersOptions)} in {nameof(AddSmmOrders)} instead.");
        }
    }

    private static OrderRuleSet DefaultRules<T>(OrderRules rules) => rules.HasUnnamedCurrency
        ? rules.For(currency: null, provider: null, service: null)
        : throw new InvalidOperationException(
            $"There is not one {typeof(T).Name}: refunds are configured for {string.Join(", ", rules.Currencies)}, and none is the default. "
            + $"Inject {nameof(OrderRules)}, and ask it for each order: rules.{nameof(OrderRules.For)}(currency, provider, service).{MemberOf<T>()}.");

    private static string MemberOf<T>() =>
        typeof(T) == typeof(RefundPolicy) ? nameof(OrderRuleSet.Refunds)
        : typeof(T) == typeof(OrderTracker) ? nameof(OrderRuleSet.Tracker)
        : nameof(OrderRuleSet.Guide);
}
