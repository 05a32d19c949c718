using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Opens a fresh context, and the payer beside it, for each transaction of the store's own.</summary>
internal sealed class ContextSource<TContext, TOrder>(
    IServiceScopeFactory scopes, Func<IServiceProvider, TContext>? create, Func<IServiceProvider, IRefundPayer<TContext, TOrder>> payer)
    where TContext : DbContext
    where TOrder : class, ITrackedOrder
{
    internal async Task<T> UseAsync<T>(Func<TContext, IRefundPayer<TContext, TOrder>, Task<T>> work)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            IServiceProvider services = scope.ServiceProvider;
            if (create is null && services.GetService<IDbContextFactory<TContext>>() is null)
            {
                return await work(services.GetRequiredService<TContext>(), payer(services)).ConfigureAwait(false);
            }

            TContext context = create is not null
                ? create(services)
                : await services.GetRequiredService<IDbContextFactory<TContext>>().CreateDbContextAsync().ConfigureAwait(false);
            await using (context.ConfigureAwait(false))
            {
                return await work(context, payer(services)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>The payer alone, for a caller's context.</summary>
    internal async Task<T> PayFromAsync<T>(Func<IRefundPayer<TContext, TOrder>, Task<T>> work)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            return await work(payer(scope.ServiceProvider)).ConfigureAwait(false);
        }
    }
}
