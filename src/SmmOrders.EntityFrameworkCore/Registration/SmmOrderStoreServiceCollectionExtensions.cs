using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SmmOrders;
using SmmOrders.EntityFrameworkCore;

// The namespace in which .NET developers look for registrations.
namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers stores for dependency injection.</summary>
public static class SmmOrderStoreServiceCollectionExtensions
{
    /// <summary>
    /// Adds the store of a panel's orders as a singleton: <see cref="OrderStore{TContext, TOrder, TKey}"/>, and
    /// <see cref="IOrderStore"/> for workers. Call <c>AddSmmOrders</c> and <c>AddDbContext</c>, or a pool or factory, too.
    /// </summary>
    /// <remarks>
    /// When the host starts, it builds the model and checks it; on SQLite it also opens the database, switches it to WAL, and checks its
    /// time-out, its durability and the columns of money. A host with a store that cannot work does not start, and its error names each.
    /// </remarks>
    /// <typeparam name="TContext">The panel's context.</typeparam>
    /// <typeparam name="TOrder">The panel's order.</typeparam>
    /// <typeparam name="TKey">The type of its key.</typeparam>
    /// <param name="services">The service collection.</param>
    /// <param name="configure">Says who pays the refunds, and sets the options.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">It does not say who pays the refunds; or there is such a store already.</exception>
    public static IServiceCollection AddSmmOrderStore<TContext, TOrder, TKey>(
        this IServiceCollection services, Action<OrderStoreBuilder<TContext, TOrder, TKey>> configure)
        where TContext : DbContext
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        EnsureNew(services, "");
        OrderStoreBuilder<TContext, TOrder, TKey> builder = Build(configure);
        return AddStartCheck(services, "", builder)
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
        EnsureNew(services, name);
        OrderStoreBuilder<TContext, TOrder, TKey> builder = Build(configure);
        return AddStartCheck(services, name, builder)
            .AddKeyedSingleton(name, (provider, _) => Create(provider, name, builder))
            .AddKeyedSingleton<IOrderStore>(name, (provider, _) => provider.GetRequiredKeyedService<OrderStore<TContext, TOrder, TKey>>(name));
    }

    // Workers know stores by their names alone.
    private static void EnsureNew(IServiceCollection services, string name)
    {
        if (services.Any(service => service.ServiceType == typeof(IOrderStore) && (service.IsKeyedService ? name.Equals(service.ServiceKey) : name.Length == 0)))
        {
            throw new InvalidOperationException(name.Length == 0
                ? "A store without a name is registered already. Give this one a name: AddSmmOrderStore(name, …)."
                : $"A store named {name} is registered already. Give each database a name of its own.");
        }
    }

    private static IServiceCollection AddStartCheck<TContext, TOrder, TKey>(
        IServiceCollection services, string name, OrderStoreBuilder<TContext, TOrder, TKey> builder)
        where TContext : DbContext
        where TOrder : class, ITrackedOrder
        where TKey : notnull
    {
        _ = services.AddOptions<StartCheck>(name).ValidateOnStart();
        return services.AddSingleton<IValidateOptions<StartCheck>>(
            provider => new StoreStartCheck<TContext, TOrder, TKey>(name, builder, provider, () => ContextsOf(provider, builder)));
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
            provider.GetService<OrderRules>() ?? throw new InvalidOperationException("The rules of orders are missing: call services.AddSmmOrders(…) beside AddSmmOrderStore."),
            ContextsOf(provider, builder),
            builder.Options,
            provider.GetService<TimeProvider>() ?? TimeProvider.System,
            builder.Wallets,
            builder.ModelOf);

    private static ContextSource<TContext, TOrder> ContextsOf<TContext, TOrder, TKey>(
        IServiceProvider provider, OrderStoreBuilder<TContext, TOrder, TKey> builder)
        where TContext : DbContext
        where TOrder : class, ITrackedOrder
        where TKey : notnull => new(provider.GetRequiredService<IServiceScopeFactory>(), builder.CreateContext, builder.Payer!);
}
