using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The table of providers, as the store writes it. It belongs to one model, and is thread-safe.</summary>
internal sealed class ProviderTable(IEntityType table, ISqlGenerationHelper sql, DatabaseKind database)
{
    private readonly StoredTable _table = new(table, table.GetProperties(), sql);
    private IProviderPermits? _permits;

    /// <summary>Gives out permits.</summary>
    internal IProviderPermits Permits => _permits ??= database == DatabaseKind.Postgres ? new PostgresPermits(_table) : new PortablePermits();

    /// <summary>The same table with other permits, for tests.</summary>
    internal ProviderTable With(IProviderPermits permits) => new(table, sql, database) { _permits = permits };

    internal static InvalidOperationException Missing() =>
        new($"The context lacks a table of the store. Call modelBuilder.{nameof(SmmOrderModelBuilderExtensions.HasSmmOrderProviders)}() in OnModelCreating.");

    internal Task InsertAsync(DbContext context, OrderProvider provider, CancellationToken cancellationToken) => _table.InsertAsync(context, sql, provider, cancellationToken);
}
