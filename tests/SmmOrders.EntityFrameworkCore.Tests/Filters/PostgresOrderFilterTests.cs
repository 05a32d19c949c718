using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class PostgresOrderFilterTests(PostgresServer server) : OrderFilterTests(Database.Postgres(server))
{
    protected override string Explain => "EXPLAIN ";

    protected override bool ReadsIndex(string plan, string column, bool withStatus) =>
        !plan.Contains("Seq Scan", StringComparison.Ordinal)
        && !plan.Contains(" Filter:", StringComparison.Ordinal)
        && plan.Contains(withStatus ? $"\"{column}\" <" : $"Index Cond: (\"{column}\" <", StringComparison.Ordinal);

    // A table that fits a page is read whole, whatever index there is.
    private protected override void Prepare(PanelContext context) => _ = context.Database.ExecuteSqlRaw("SET LOCAL enable_seqscan = off");
}
