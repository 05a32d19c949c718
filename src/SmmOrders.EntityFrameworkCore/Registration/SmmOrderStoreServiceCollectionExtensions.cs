using Microsoft.EntityFrameworkCore;
using SmmOrders;
using SmmOrders.EntityFrameworkCore;

// The namespace in which .NET developers look for registrations.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers stores for dependency injection.</summary>
public static class SmmOrderStoreServiceCollectionExtensions
{
    /// <summary>
    /// Adds the store of a panel's orders as a singleton: <see cref="OrderStore{TContext, TOrder, TKey}"/>, and
    /// <see cref="IOrderStore"/> for workers. Call <c>AddSmmOrders</c> and <c>AddDbContext</c> too.
    /// </summary>
    /// <typeparam name="TContext">The panel's context.</typeparam>
    /// <typeparam name="TOrder">The panel's order.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Says who pays the refunds, and sets the options.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">It does not say who pays the refunds.</exception>
    public static IServiceCollection AddSmmOrderStore<TContext, TOrder, TKey>(
        this IServiceCollection services, Action<OrderStoreBuilder<TContext, TOrder, TKey>> configure)
        where TContext : DbContext
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        OrderStoreBuilder<TContext, TOrder, TKey> builder = Build(configure);
        return services
            .AddSingleton(provider => Create(provider, "", builder))
            .AddSingleton<IOrderStore>(provider => provider.GetRequiredService<OrderStore<TContext, TOrder, TKey>>());
    }

    /// <summary>Adds a store under a name, as keyed singletons: for several databases in one host, for example one for each tenant.</summary>
    /// <inheritdoc cref="AddSmmOrderStore{TContext, TOrder, TKey}(IServiceCollection, Action{OrderStoreBuilder{TContext, TOrder, TKey}})"/>
    /// <param name="services">The service collection.</param>
    /// <param name="name">The name; the key of the services.</param>
    /// <param name="configure">Says who pays the refunds, and sets the options.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty or white space.</exception>
    public static IServiceCollection AddSmmOrderStore<TContext, TOrder, TKey>(
        this IServiceCollection services, string name, Action<OrderStoreBuilder<TContext, TOrder, TKey>> configure)
        where TContext : DbContext
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(configure);
        OrderStoreBuilder<TContext, TOrder, TKey> builder = Build(configure);
        return services
            .AddKeyedSingleton(name, (provider, _) => Create(provider, name, builder))
            .AddKeyedSingleton<IOrderStore>(name, (provider, _) => provider.GetRequiredKeyedService<OrderStore<TContext, TOrder, TKey>>(name));
    }

    private static OrderStoreBuilder<TContext, TOrder, TKey> Build<TContext, TOrder, TKey>(Action<OrderStoreBuilder<TContext, TOrder, TKey>> configure)
        where TContext : DbContext
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        var builder = new OrderStoreBuilder<TContext, TOrder, TKey>();
        configure(builder);
        return builder.Payer is not null
            ? builder
            : throw new InvalidOperationException(
                $"The store of {typeof(TOrder).Name} does not say who pays its refunds. Call CreditWallets, PayWith or RecordOnly.");
    }

    private static OrderStore<TContext, TOrder, TKey> Create<TContext, TOrder, TKey>(
        IServiceProvider provider, string name, OrderStoreBuilder<TContext, TOrder, TKey> builder)
        where TContext : DbContext
        where TOrder : class, ITrackedOrder
        where TKey : notnull => new(
            name,
            provider.GetRequiredService<OrderRules>(),
            new ContextSource<TContext, TOrder>(provider.GetRequiredService<IServiceScopeFactory>(), builder.CreateContext, builder.Payer!),
            builder.Options,
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            builder.Wallets);
}
