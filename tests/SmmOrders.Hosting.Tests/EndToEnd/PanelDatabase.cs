using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SmmOrders.EntityFrameworkCore.Tests;
using SmmOrders.Hosting.Worker;

namespace SmmOrders.Hosting.Tests;

/// <summary>The panel's database, for several processes.</summary>
internal sealed record PanelDatabase(bool IsPostgres, string Connection, IDisposable Held) : IDisposable
{
    public static PanelDatabase Sqlite()
    {
        var file = SqliteFile.With(connection => Open(options => options.UseSqlite(connection)));
        return new(false, file.Connection, file);
    }

    public static PanelDatabase Postgres(PostgresServer server)
    {
        PostgresDatabase database = server.Databases.Lend(connection => Open(options => options.UseNpgsql(connection)));
        return new(true, database.Connection, database);
    }

    public void Dispose() => Held.Dispose();

    private static PanelContext Open(Action<DbContextOptionsBuilder> database)
    {
        DbContextOptionsBuilder<PanelContext> options = new();
        database(options);
        return new(options.UseSmmOrders().ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning)).Options);
    }
}
