using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Keeps a host from starting with a store that cannot work.</summary>
internal sealed class StoreStartCheck<TContext, TOrder, TKey>(
    string store, OrderStoreBuilder<TContext, TOrder, TKey> builder, IServiceProvider services, Func<ContextSource<TContext, TOrder>> contexts)
    : IValidateOptions<StartCheck>
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    public ValidateOptionsResult Validate(string? name, StartCheck options)
    {
        if (name != store)
        {
            return ValidateOptionsResult.Skip;
        }

        try
        {
            EnsureRegistered();

            // A host validates synchronously, before anything else runs; no context would be waited for.
            return contexts().UseAsync((context, _) => Task.FromResult(Check(context))).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (exception is InvalidOperationException || DatabaseErrors.IsOfADatabase(exception))
        {
            // What a retrying strategy says when it gives up does not say why.
            string why = (exception is RetryLimitExceededException { InnerException: { } last } ? last : exception).Message;
            return ValidateOptionsResult.Fail($"{(store.Length == 0 ? "The order store" : $"The order store {store}")} of {typeof(TContext).Name} cannot start. {why}");
        }
    }

    private void EnsureRegistered()
    {
        _ = store.Length == 0
            ? services.GetRequiredService<OrderStore<TContext, TOrder, TKey>>()
            : services.GetRequiredKeyedService<OrderStore<TContext, TOrder, TKey>>(store);
        if (builder.CreateContext is null && services.GetService<IServiceProviderIsService>() is { } registered
            && !registered.IsService(typeof(TContext)) && !registered.IsService(typeof(IDbContextFactory<TContext>)))
        {
            throw new InvalidOperationException(
                $"{typeof(TContext).Name} is not registered. Call AddDbContext, AddDbContextPool or AddDbContextFactory, or UseContext on the store.");
        }
    }

    // A refund that its column cannot hold would hold up its order for ever.
    private void EnsureFine(OrderTable<TOrder, TKey> table, IReadOnlyProperty? balance)
    {
        OrderRules rules = services.GetRequiredService<OrderRules>();
        foreach (string? currency in rules.HasUnnamedCurrency ? rules.Currencies.Prepend(null) : rules.Currencies)
        {
            int decimals = rules.For(currency, null, null).Refunds.Decimals;
            string policy = string.Create(CultureInfo.InvariantCulture, $"Refunds of {currency ?? "the panel's default currency"} have {decimals} decimals");
            if (decimals > table.Scale)
            {
                throw new InvalidOperationException(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{policy}, but the columns of {table.Order.DisplayName()} hold {table.Scale}. Raise {nameof(SmmOrderModelOptions.MoneyScale)} in HasSmmOrder, or lower the decimals of the refund policy."));
            }

            if (balance is not null && !BalanceColumn.Fits(balance, new decimal(1, 0, 0, false, (byte)decimals)))
            {
                throw new InvalidOperationException(
                    $"{policy}, but {balance.DeclaringType.DisplayName()}.{balance.Name} holds fewer. Give the column more, or lower the decimals of the refund policy.");
            }
        }
    }

    private ValidateOptionsResult Check(TContext context)
    {
        var table = OrderTable<TOrder, TKey>.Of(context.Model);
        OutboxTable<TKey>.EnsureThere(table, builder.Options.Sinks);
        DatabaseKind database = DatabaseKinds.Of(context.Database.ProviderName);
        List<ExactColumn> columns = [.. new[] { table.Order, table.History, table.Refunds, table.Attempts, table.Requests, table.Providers, table.Attention, table.Outbox }.OfType<IEntityType>().SelectMany(ExactColumn.Of)];
        if (database == DatabaseKind.Sqlite)
        {
            columns.ForEach(column => column.EnsureGuarded());
        }

        foreach ((string call, LambdaExpression balance) in builder.Balances)
        {
            var column = ExactColumn.Of(ExactColumn.PropertyOf(context.Model, call, balance));
            column.EnsureExact(database);
            columns.Add(column);
        }

        EnsureFine(table, builder.Credited is { } credited ? ExactColumn.PropertyOf(context.Model, nameof(builder.CreditWallets), credited) : null);

        if (database == DatabaseKind.Sqlite)
        {
            SqliteStart.Ensure(context, columns);
        }
        else if (database == DatabaseKind.Postgres)
        {
            PostgresStart.Ensure(context, columns);
        }

        return ValidateOptionsResult.Success;
    }
}
