using System.Collections.Immutable;
using SmmOrders;

// The namespace in which .NET developers look for registrations.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers SmmOrders for dependency injection.</summary>
public static class SmmOrdersServiceCollectionExtensions
{
    private static readonly ImmutableArray<Type> Registered =
    [
        typeof(OrderRules), typeof(RefundPolicy), typeof(OrderLifecycle), typeof(StuckRule), typeof(UnansweredRule), typeof(OrderTracker), typeof(OrderGuide),
    ];

    /// <summary>
    /// Adds <see cref="OrderRules"/> as a singleton. For a panel with one currency, one kind of provider and no special services, it
    /// also adds <see cref="RefundPolicy"/>, <see cref="OrderLifecycle"/>, <see cref="StuckRule"/>, <see cref="UnansweredRule"/>,
    /// <see cref="OrderTracker"/> and <see cref="OrderGuide"/>: the defaults, which <see cref="OrderRules.For"/> returns without
    /// names.
    /// </summary>
    /// <remarks>
    /// Call it once, and do not register any of these types yourself: it would disagree with the rules. If several currencies are
    /// configured without a default, <see cref="RefundPolicy"/>, <see cref="OrderTracker"/> and <see cref="OrderGuide"/> cannot be
    /// resolved: get those of the order from <see cref="OrderRules"/>.
    /// </remarks>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Sets the options; runs once, immediately.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">
    /// It was already called, or one of the types is already registered; the message names it.
    /// </exception>
    /// <exception cref="InvalidSmmOrdersOptionsException">An option is invalid; the message names every fault. Nothing is added.</exception>
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

    // A previous call is reported rather than one of the types that it registered.
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
            throw new InvalidOperationException($"{nameof(AddSmmOrders)} was already called. Call it once, and set every option there.");
        }

        if (taken is not null)
        {
            throw new InvalidOperationException(
                $"{taken.Name} is already registered, and would disagree with {nameof(OrderRules)}. Remove that registration, and set "
                + $"{nameof(SmmOrdersOptions)} in {nameof(AddSmmOrders)} instead.");
        }
    }

    private static OrderRuleSet DefaultRules<T>(OrderRules rules) => rules.HasUnnamedCurrency
        ? rules.For(currency: null, provider: null, service: null)
        : throw new InvalidOperationException(
            $"There is no single {typeof(T).Name}: refunds are configured for {string.Join(", ", rules.Currencies)}, and none is the default. "
            + $"Inject {nameof(OrderRules)}, and ask it for each order: rules.{nameof(OrderRules.For)}(currency, provider, service).{MemberOf<T>()}.");

    private static string MemberOf<T>() =>
        typeof(T) == typeof(RefundPolicy) ? nameof(OrderRuleSet.Refunds)
        : typeof(T) == typeof(OrderTracker) ? nameof(OrderRuleSet.Tracker)
        : nameof(OrderRuleSet.Guide);
}
