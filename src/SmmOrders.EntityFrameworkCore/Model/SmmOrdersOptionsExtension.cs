using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Conventions.Infrastructure;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What <c>UseSmmOrders</c> adds to a context's options.</summary>
internal sealed class SmmOrdersOptionsExtension : IDbContextOptionsExtension
{
    private DbContextOptionsExtensionInfo? _info;

    public DbContextOptionsExtensionInfo Info => _info ??= new ExtensionInfo(this);

    public void ApplyServices(IServiceCollection services)
    {
        _ = new EntityFrameworkRelationalServicesBuilder(services).TryAdd<IConventionSetPlugin, SmmOrdersConventionPlugin>();
        _ = services.AddSingleton<IInterceptor, StoreRowsInterceptor>().AddSingleton<IInterceptor, SignalInterceptor>().AddScoped<PendingSignals>();
        QueryGuardServices.AddTo(services);
    }

    public void Validate(IDbContextOptions options)
    {
        if (options.Extensions.Any(extension => extension.Info.IsDatabaseProvider) && !options.Extensions.OfType<RelationalOptionsExtension>().Any())
        {
            throw new InvalidOperationException("UseSmmOrders needs a relational database. In tests, use SQLite in memory, with a connection that you keep open.");
        }
    }

    private sealed class ExtensionInfo(IDbContextOptionsExtension extension) : DbContextOptionsExtensionInfo(extension)
    {
        public override bool IsDatabaseProvider => false;

        public override string LogFragment => "using SmmOrders ";

        public override int GetServiceProviderHashCode() => 0;

        public override void PopulateDebugInfo(IDictionary<string, string> debugInfo) => debugInfo["SmmOrders"] = "1";

        public override bool ShouldUseSameServiceProvider(DbContextOptionsExtensionInfo other) => other is ExtensionInfo;
    }
}
