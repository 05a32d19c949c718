namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>Where a market's database is, and whether its context retries by itself.</summary>
internal sealed record MarketAddress(bool IsPostgres, string Connection, bool Retries = false)
{
    public static MarketAddress Postgres(string connection) => new(true, connection);

    public static MarketAddress Sqlite(string connection) => new(false, connection);
}
