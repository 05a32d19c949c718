using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A large database is verified by index ranges and one join, whatever its size.</summary>
public sealed class VerificationQueryTests(PostgresServer server)
{
    [Fact]
    public async Task A_page_is_an_index_range_and_what_is_lost_is_found_by_one_join_on_sqlite()
    {
        await using AuditedPanel panel = AuditedPanel.Sqlite();
        await using AuditedContext context = panel.Open();

        string page = await PlanAsync(context, "EXPLAIN QUERY PLAN ", Page(context));
        string lost = await PlanAsync(context, "EXPLAIN QUERY PLAN ", Lost(context));

        Assert.Contains("rowid>?", page, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", page, StringComparison.Ordinal);
        Assert.Contains("USING INTEGER PRIMARY KEY (rowid=?)", lost, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", lost, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_is_an_index_range_and_what_is_lost_is_found_by_one_join_on_postgresql()
    {
        await using AuditedPanel panel = AuditedPanel.Postgres(server);
        await panel.ExecuteAsync("""
            INSERT INTO "Orders" ("UserId", "TenantId", "Status", "StatusSince", "Quantity", "Charge", "Refunded", "CancelCause", "Open")
            SELECT 1, 1, 1, now(), 1, 0, 0, 0, 0 FROM generate_series(1, 5000)
            """);
        await panel.ExecuteAsync("""
            INSERT INTO order_history ("Id", "OrderId", "Number", "Kind", "At", "From", "To", "Findings", "WriteId")
            SELECT gen_random_uuid(), i, 1, 1, now(), 1, 2, 0, gen_random_uuid() FROM generate_series(1, 5000) AS i
            """);
        await panel.ExecuteAsync("ANALYZE");
        await using AuditedContext context = panel.Open();

        string page = await PlanAsync(context, "EXPLAIN ", Page(context));
        string lost = await PlanAsync(context, "EXPLAIN ", Lost(context));

        Assert.Matches("Index (Only )?Scan using", page);
        Assert.DoesNotContain("Sort", page, StringComparison.Ordinal);
        Assert.Contains("Anti Join", lost, StringComparison.Ordinal);
        Assert.DoesNotContain("SubPlan", lost, StringComparison.Ordinal);
    }

    private static IQueryable<long> Page(AuditedContext context) =>
        KeyPages.Page(new OrderReader<AuditedOrder, long>(context, OrderTable<AuditedOrder, long>.Of(context.Model), Rules).Orders, "Id", 10L, isFirst: false, 500);

    private static IQueryable<long> Lost(AuditedContext context)
    {
        var reader = new OrderReader<AuditedOrder, long>(context, OrderTable<AuditedOrder, long>.Of(context.Model), Rules);
        return KeyPages.Page(reader.LostHistory, nameof(OrderHistoryEntry<>.OrderId), 0L, isFirst: true, 500);
    }

    private static OrderRules Rules { get; } = new(new SmmOrdersOptions { Refunds = RefundPolicy.HalfUp(2) });

    private static async Task<string> PlanAsync(AuditedContext context, string explain, IQueryable<long> query)
    {
        await using System.Data.Common.DbCommand command = query.CreateDbCommand();
        command.CommandText = explain + command.CommandText;
        await context.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using System.Data.Common.DbDataReader reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        List<string> lines = [command.CommandText];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            lines.Add($"{reader.GetValue(reader.FieldCount - 1)}");
        }

        TestContext.Current.TestOutputHelper!.WriteLine(string.Join(Environment.NewLine, lines));
        return string.Join('\n', lines[1..]);
    }
}
