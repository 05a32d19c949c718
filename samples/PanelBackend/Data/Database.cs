using Microsoft.EntityFrameworkCore;

namespace PanelBackend;

/// <summary>Opens the panel's database and makes it at the first start.</summary>
internal static class Database
{
    public static DbContextOptionsBuilder Use(DbContextOptionsBuilder builder, PanelOptions options) => (options.Postgres is { } postgres
        ? builder.UseNpgsql(postgres)
        : builder.UseSqlite($"Data Source={options.File}")).UseSmmOrders();

    /// <summary>
    /// Makes the tables where there are none, and returns the last instant in them, so that a clock that is started again does not go back. A real panel
    /// runs its migrations in place of this.
    /// </summary>
    public static async Task<DateTimeOffset?> CreateAsync(PanelOptions options, CancellationToken cancellationToken = default)
    {
        var builder = new DbContextOptionsBuilder<PanelContext>();
        _ = Use(builder, options);
        await using var context = new PanelContext(builder.Options);
        _ = await context.Database.EnsureCreatedAsync(cancellationToken);
        return await context.Set<OrderHistoryEntry<long>>().OrderByDescending(entry => entry.At).Select(entry => (DateTimeOffset?)entry.At)
            .FirstOrDefaultAsync(cancellationToken);
    }
}
