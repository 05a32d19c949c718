using System.Data.Common;
using Npgsql;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// The Nth call of the database fails, for N = 1, 2, 3 … until a run completes: each once before it runs, and once after it ran. Calls are
/// counted below EF Core, at the connection.
/// </summary>
public sealed class NthCallTests(PostgresServer server, ITestOutputHelper output) : StoreTest(server)
{
    private static readonly Facts Canceled = new(OrderStatus.Canceled, 10m, 10m, 10m, "1:Canceled");

    // The portable writer makes the calls of SQLite's, one by one: the long form has it too.
    public static IEnumerable<TheoryDataRow<ShopKind, bool, bool>> Cases => CiForm.Rows<TheoryDataRow<ShopKind, bool, bool>>(
        (ShopKind.Postgres, false, false), [(ShopKind.Postgres, true, true), (ShopKind.Sqlite, true, false), .. Portable]);

    private static IEnumerable<TheoryDataRow<ShopKind, bool, bool>> Portable => LongForm.IsRun ? [(ShopKind.Portable, true, false)] : [];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Whichever_call_fails_nothing_is_lost_or_double_and_every_outcome_is_true(ShopKind kind, bool transient, bool retries)
    {
        CallLog calls = Calls(retries);
        await using Shop shop = Open(kind, new() { Calls = calls, Retries = retries });
        HashSet<string> failed = [];
        List<string> wrong = [];
        int failures = 0;

        foreach (Scenario scenario in new[] { Batch, Halved, Decided, Stepped })
        {
            (int failuresHere, HashSet<string> calledAndFailed, List<string> wrongHere) = await FailEachAsync(shop, calls, scenario, transient, isShared: kind == ShopKind.Postgres && CiForm.IsRun && !LongForm.IsRun);
            failures += failuresHere;
            failed.UnionWith(calledAndFailed);
            wrong.AddRange(wrongHere);
        }

        output.WriteLine($"{kind}: {failures} failures of calls, each once before it ran or after; of {failed.Count} different calls; wrong {wrong.Count}");
        Assert.Empty(wrong);
        string[] needed = kind == ShopKind.Postgres
            ? ["OPEN", "BEGIN", "COMMIT", "SELECT", "WITH input", "scheduled AS", "FOR UPDATE SKIP LOCKED", "INSERT INTO \"Attention\"", "UPDATE \"Wallets\""]
            : ["OPEN", "BEGIN", "COMMIT", "SELECT", "UPDATE \"Orders\"", "\"NextPollAt\" = @", "INSERT INTO \"order_history\"", "INSERT INTO \"order_refunds\"", "UPDATE \"Wallets\""];
        Assert.All(needed, statement => Assert.Contains(failed, call => call.Contains(statement, StringComparison.Ordinal)));
    }

    [Theory]
    [OneOrAllData(ShopKind.Postgres, ShopKind.Sqlite)]
    public async Task A_writer_that_commits_order_and_wallet_in_two_transactions_is_caught(ShopKind kind)
    {
        CallLog calls = Calls(retries: false);
        Func<ShopContext>? other = null;
        await using Shop shop = Open(kind, new()
        {
            Calls = calls,
            Store = store => store.Plant(model => model with { Writer = new TornWriter(model.Writer, other) }),
        });

        other = kind == ShopKind.Postgres ? shop.Open : null;

        (_, _, List<string> wrong) = await FailEachAsync(shop, calls, Batch, transient: true);

        Assert.Contains(wrong, each => each.Contains("Balance = 0", StringComparison.Ordinal));
    }

    // A refund with its history, another, a count alone, and nothing to change but when to poll next.
    private static Scenario Batch => new(
        shop => shop.AddManyAsync(4),
        (shop, ids) => ApplyAsync(
            shop, Partial(ids[0]), Report(ids[1], OrderStatus.Canceled), Report(ids[2], OrderStatus.Processing, 900), Report(ids[3], OrderStatus.Processing, at: Now.AddHours(1))),
        [(ApplyStatus.Applied, Facts.Refunded4), (ApplyStatus.Applied, Canceled), (ApplyStatus.Applied, Facts.Untouched), (ApplyStatus.Unchanged, Facts.Untouched)]);

    // One has no wallet: it is found by halving, and its next poll moved out.
    private static Scenario Halved => new(
        async shop =>
        {
            long[] ids = await shop.AddManyAsync(2);
            await shop.DamageAsync($"""DELETE FROM "Wallets" WHERE "UserId" = (SELECT "UserId" FROM "Orders" WHERE "Id" = {ids[1]})""");
            return ids;
        },
        (shop, ids) => ApplyAsync(shop, [.. ids.Select(id => Partial(id))]),
        [(ApplyStatus.Applied, Facts.Refunded4), (ApplyStatus.NotApplied, Facts.Untouched)]);

    private static Scenario Decided => new(
        shop => shop.AddManyAsync(1),
        async (shop, ids) => [(await shop.Store.DecideAsync(new() { Order = OrderKey.Of(ids[0]), Decision = Decision.EndCanceled(), By = "anna", At = Now }, Token)).Status],
        [(ApplyStatus.Applied, Canceled)]);

    private static Scenario Stepped => new(
        shop => shop.AddManyAsync(1, isQueued: true),
        async (shop, ids) => [(await shop.Store.SubmitAsync(new() { Order = OrderKey.Of(ids[0]), Step = SubmissionStep.Withdraw(), By = "anna", At = Now }, Token)).Status],
        [(ApplyStatus.Applied, Canceled)]);

    private static CallLog Calls(bool retries) => !retries ? new() : new()
    {
        // What Npgsql's own strategy tries again.
        Lost = transient => transient ? new NpgsqlException("lost", new IOException()) : new CallLog.LostConnectionException(transient: false),
    };

    private static async Task<(int Failures, HashSet<string> Failed, List<string> Wrong)> FailEachAsync(Shop shop, CallLog calls, Scenario scenario, bool transient, bool isShared = false)
    {
        HashSet<string> failed = [];
        List<string> wrong = [];
        int failures = 0;
        foreach (bool after in new[] { false, true })
        {
            // Where both of PostgreSQL's cases run in the small form, they share the calls: each fails every second one before it runs, and the others after it.
            int first = !isShared || after == transient ? 1 : 2;
            for (int call = first; ; call += isShared ? 2 : 1)
            {
                long[] ids = await scenario.Prepare(shop);
                calls.Fail(call, after, transient);
                ApplyStatus[]? told = await TellAsync(() => scenario.Run(shop, ids));
                string? at = calls.Failed;
                calls.Clear();
                wrong.AddRange((await WrongAsync(shop, ids, scenario, told, transient)).Select(each => $"{each} ({(after ? "after" : "before")} {at?.Split('\n')[0]})"));
                if (at is null)
                {
                    break;
                }

                failures++;
                _ = failed.Add(at);
            }
        }

        return (failures, failed, wrong);
    }

    private static async Task<ApplyStatus[]> ApplyAsync(Shop shop, params OrderReport[] reports) => [.. (await shop.Store.ApplyAsync(reports, Token)).Select(outcome => outcome.Status)];

    private static async Task<ApplyStatus[]?> TellAsync(Func<Task<ApplyStatus[]>> run)
    {
        try
        {
            return await run();
        }
        catch (DbException)
        {
            return null;
        }
    }

    private static async Task<List<string>> WrongAsync(Shop shop, long[] ids, Scenario scenario, ApplyStatus[]? told, bool transient)
    {
        List<string> wrong = [];
        if (transient && (told is null || !told.SequenceEqual(scenario.Ends.Select(end => end.Told))))
        {
            wrong.Add($"outcomes {string.Join(' ', told?.Select(status => status.ToString()) ?? ["none"])}");
        }

        Facts[] found = await FactsAsync(shop, ids);
        for (int index = 0; index < ids.Length; index++)
        {
            Facts facts = found[index];
            Facts expected = told?[index] switch
            {
                ApplyStatus.Applied or ApplyStatus.Unchanged => scenario.Ends[index].Facts,
                ApplyStatus.NotApplied => Facts.Untouched,
                _ => facts == Facts.Untouched ? Facts.Untouched : scenario.Ends[index].Facts,
            };
            if (facts != expected)
            {
                wrong.Add($"{told?[index]}: {facts}");
            }
        }

        // Whatever was told: the next time applies what is missing, and nothing twice.
        _ = await scenario.Run(shop, ids);
        found = await FactsAsync(shop, ids);
        for (int index = 0; index < ids.Length; index++)
        {
            Facts facts = found[index];
            if (facts != scenario.Ends[index].Facts)
            {
                wrong.Add($"at last: {facts}");
            }
        }

        return wrong;
    }

    /// <summary>What is done, and what becomes of each order.</summary>
    private sealed record Scenario(Func<Shop, Task<long[]>> Prepare, Func<Shop, long[], Task<ApplyStatus[]>> Run, (ApplyStatus Told, Facts Facts)[] Ends);
}
