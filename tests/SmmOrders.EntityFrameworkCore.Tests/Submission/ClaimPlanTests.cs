using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What a claim costs follows what is to be sent, not how many orders there are: it reads the small indexes.</summary>
public sealed partial class ClaimPlanTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [InlineData(ShopKind.Sqlite)]
    [InlineData(ShopKind.Postgres)]
    public async Task A_claim_reads_the_orders_by_its_indexes(ShopKind kind)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });
        _ = await shop.AddManyAsync(2000);
        _ = await shop.AddManyAsync(2, isQueued: true);
        await using ShopContext context = shop.Open();
        await context.Database.OpenConnectionAsync(Token);
        _ = await context.Database.ExecuteSqlRawAsync("ANALYZE", Token);
        _ = await shop.Store.ClaimSubmissionAsync("p", Now.AddMinutes(-1), TimeSpan.FromSeconds(30), Token);
        calls.Clear();
        _ = await shop.Store.ClaimSubmissionAsync("p", Now.AddMinutes(-1), TimeSpan.FromSeconds(30), Token);

        List<string> plans = [];
        foreach (string call in calls.Commands.Where(call => call.Contains("\"Orders\"", StringComparison.Ordinal)))
        {
            plans.Add(await PlanAsync(context, kind, call));
        }

        Assert.True(plans.Count >= 4, string.Join("\n\n", calls.Commands));
        foreach (string index in new[] { "IX_Orders_Provider_SubmissionOverdueAt", "IX_Orders_Provider_NextSendAt", "IX_Orders_Provider_WaitingFor" })
        {
            Assert.Contains(plans, plan => plan.Contains(index, StringComparison.Ordinal));
        }

        Assert.All(plans, plan => Assert.DoesNotMatch(WholeTable(), plan));
    }

    [Theory]
    [InlineData(ShopKind.Sqlite)]
    [InlineData(ShopKind.Postgres)]
    public async Task A_claim_of_polls_reads_the_orders_by_its_index(ShopKind kind)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });
        _ = await shop.AddManyAsync(2000);
        await using ShopContext context = shop.Open();
        await context.Database.OpenConnectionAsync(Token);
        _ = await context.Database.ExecuteSqlRawAsync("ANALYZE", Token);
        _ = await shop.Store.ClaimPollsAsync("p", Now, 100, Token);
        calls.Clear();
        _ = await shop.Store.ClaimPollsAsync("p", Now, 100, Token);
        string[] claim = [.. calls.Commands.Where(call => call.Contains("\"Orders\"", StringComparison.Ordinal))];

        Assert.Equal((2, 0), (claim.Length, (await WrongAsync()).Length));

        // Planted: without the index, the same plans are wrong.
        _ = await context.Database.ExecuteSqlRawAsync("DROP INDEX \"IX_Orders_Provider_NextPollAt\"", Token);
        Assert.NotEmpty(await WrongAsync());

        async Task<string[]> WrongAsync()
        {
            List<string> plans = [];
            foreach (string call in claim)
            {
                plans.Add(await PlanAsync(context, kind, call));
            }

            return [.. plans.Where(plan => !plan.Contains("IX_Orders_Provider_NextPollAt", StringComparison.Ordinal) || WholeTable().IsMatch(plan))];
        }
    }

    private static async Task<string> PlanAsync(ShopContext context, ShopKind kind, string call)
    {
        List<string> lines = [];
        await using System.Data.Common.DbCommand command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = kind == ShopKind.Sqlite ? $"EXPLAIN QUERY PLAN {call}" : $"EXPLAIN {Literals(call)}";
        if (kind == ShopKind.Sqlite)
        {
            foreach (string name in Parameter().Matches(call).Select(match => match.Value).Distinct())
            {
                _ = command.Parameters.Add(new SqliteParameter(name, SqliteType.Integer) { Value = 0L });
            }
        }

        await using System.Data.Common.DbDataReader reader = await command.ExecuteReaderAsync(Token);
        while (await reader.ReadAsync(Token))
        {
            lines.Add($"{reader.GetValue(reader.FieldCount - 1)}");
        }

        return string.Join('\n', lines);
    }

    private static string Literals(string call) => Parameter().Replace(
        call, match => match.Value == "@most" ? "100" : match.Value.Contains("provider", StringComparison.Ordinal) ? "'p'" : "TIMESTAMPTZ '2026-01-02 03:03:05+00'");

    [GeneratedRegex("@[a-z_0-9]+", RegexOptions.IgnoreCase)]
    private static partial Regex Parameter();

    [GeneratedRegex("SCAN Orders|SCAN o\\b|Seq Scan on \"Orders\"")]
    private static partial Regex WholeTable();
}
