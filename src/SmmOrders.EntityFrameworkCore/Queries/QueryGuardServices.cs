using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// Adds the guard to EF Core's services of one kind of context. The database's provider may have added its own before, or may come later
/// and then find the place taken; either way its own is used, and on another database than SQLite nothing else is.
/// </summary>
internal sealed class QueryGuardServices
{
    private readonly Lock _lock = new();
    private ServiceDescriptor? _provider;

    private QueryGuardServices(ServiceDescriptor? provider) => _provider = provider;

    internal static void AddTo(IServiceCollection services)
    {
        ServiceDescriptor? provider = services.LastOrDefault(IsFactory);
        _ = provider is not null && services.Remove(provider);
        _ = services.AddScoped(new QueryGuardServices(provider).Create);
        _ = new EntityFrameworkRelationalServicesBuilder(services).TryAdd<IAggregateMethodCallTranslatorPlugin, MoneyAverage>();
    }

    private IRelationalParameterBasedSqlProcessorFactory Create(IServiceProvider services)
    {
        ServiceDescriptor own = ProviderOf(services);
        var factory = (IRelationalParameterBasedSqlProcessorFactory)(
            own.ImplementationFactory?.Invoke(services) ?? ActivatorUtilities.CreateInstance(services, own.ImplementationType!));
        return DatabaseKinds.Of(services.GetRequiredService<IDatabaseProvider>().Name) == DatabaseKind.Sqlite
            ? new GuardedSqlProcessorFactory(factory, services.GetRequiredService<RelationalParameterBasedSqlProcessorDependencies>())
            : factory;
    }

    private ServiceDescriptor ProviderOf(IServiceProvider services)
    {
        lock (_lock)
        {
            if (_provider is null)
            {
                var all = new ServiceCollection();
                foreach (IDbContextOptionsExtension extension in services.GetRequiredService<IDbContextOptions>().Extensions.Where(extension => extension.Info.IsDatabaseProvider))
                {
                    extension.ApplyServices(all);
                }

                _provider = all.Last(IsFactory);
            }

            return _provider;
        }
    }

    private static bool IsFactory(ServiceDescriptor service) => service.ServiceType == typeof(IRelationalParameterBasedSqlProcessorFactory);
}
