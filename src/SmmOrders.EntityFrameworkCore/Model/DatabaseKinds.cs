namespace SmmOrders.EntityFrameworkCore;

/// <summary>Tells databases apart by the name of their EF Core provider.</summary>
internal static class DatabaseKinds
{
    internal static DatabaseKind Of(string? provider) => provider switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => DatabaseKind.Sqlite,
        "Npgsql.EntityFrameworkCore.PostgreSQL" => DatabaseKind.Postgres,
        _ => DatabaseKind.Other,
    };
}
