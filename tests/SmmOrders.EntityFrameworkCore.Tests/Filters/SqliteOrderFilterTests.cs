namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class SqliteOrderFilterTests() : OrderFilterTests(Database.Sqlite())
{
    protected override string Explain => "EXPLAIN QUERY PLAN ";

    protected override bool ReadsIndex(string plan, string column, bool withStatus) =>
        !plan.Contains("SCAN", StringComparison.Ordinal)
        && plan.Contains(withStatus ? $"(Status=? AND {column}<?)" : $"({column}<?)", StringComparison.Ordinal);
}
