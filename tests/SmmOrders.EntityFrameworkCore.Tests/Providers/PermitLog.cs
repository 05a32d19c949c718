using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>The instant of each permit that a provider's row gave out: a trigger notes it in the permit's own transaction.</summary>
internal static class PermitLog
{
    /// <summary>Begins to note permits.</summary>
    public static async Task KeepAsync(Shop shop)
    {
        await using ShopContext context = shop.Open();
        IEntityType providers = context.Model.FindEntityType(typeof(OrderProvider))!;
        (string table, string next) = (providers.GetTableName()!, providers.FindProperty(nameof(OrderProvider.NextPermitAt))!.GetColumnName());
        await context.Database.OpenConnectionAsync();
        await using DbCommand command = context.NewCommand();
        command.CommandText = IsSqlite(context)
            ? $"""
            CREATE TABLE permits (at INTEGER NOT NULL);
            CREATE TRIGGER note_permit AFTER UPDATE ON "{table}" WHEN NEW."{next}" IS NOT NULL AND NEW."{next}" IS NOT OLD."{next}"
            BEGIN INSERT INTO permits VALUES (NEW."{next}"); END;
            """
            : $"""
            CREATE TABLE permits (at timestamptz NOT NULL);
            CREATE FUNCTION note_permit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO permits VALUES (NEW."{next}"); RETURN NULL; END $$;
            CREATE TRIGGER note_permit AFTER UPDATE ON "{table}" FOR EACH ROW WHEN (NEW."{next}" IS NOT NULL AND NEW."{next}" IS DISTINCT FROM OLD."{next}") EXECUTE FUNCTION note_permit();
            """;
        _ = await command.ExecuteNonQueryAsync();
    }

    /// <summary>The instants so far, in order: each is one interval after its permit, which moves all of them alike.</summary>
    public static async Task<DateTimeOffset[]> ReadAsync(Shop shop)
    {
        await using ShopContext context = shop.Open();
        string at = IsSqlite(context) ? "at" : "(EXTRACT(EPOCH FROM at) * 1000000)::bigint";
        List<DateTimeOffset> instants = [];
        await context.Database.OpenConnectionAsync();
        await using DbCommand command = context.NewCommand();
        command.CommandText = $"SELECT {at} FROM permits ORDER BY at";
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            instants.Add(InstantColumn.FromMicroseconds(reader.GetInt64(0)));
        }

        return [.. instants];
    }

    /// <summary>The most permits within a time that begins at any of them: the end of it belongs to the next.</summary>
    public static int MostWithin(IReadOnlyList<DateTimeOffset> instants, TimeSpan time) =>
        Enumerable.Range(0, instants.Count).Max(first => instants.Skip(first).TakeWhile(at => at < instants[first] + time).Count());

    private static bool IsSqlite(ShopContext context) => DatabaseKinds.Of(context.Database.ProviderName) == DatabaseKind.Sqlite;
}
