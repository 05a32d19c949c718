using System.Data.Common;
using Npgsql;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// The Nth call of the database fails, for N = 1, 2, 3 … until a run completes: each once before it runs, and once after it ran. Calls are
/// counted below EF Core, at the connection.
/// </summary>
public sealed class NthCallTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [InlineData(ShopKind.Sqlite, true, false)]
    [InlineData(ShopKind.Portable, true, false)]
    [InlineData(ShopKind.Postgres, false, false)]
    [InlineData(ShopKind.Postgres, true, true)]
    public async Task Whichever_call_fails_nothing_is_lost_or_double_and_every_outcome_is_true(ShopKind kind, bool transient, bool retries)
    {
        CallLog calls = Calls(retries);
        await using Shop shop = Open(kind, new() { Calls = calls, Retries = retries });

        (HashSet<string> failed, List<string> wrong) = await FailEachAsync(shop, calls, transient);

        Assert.Empty(wrong);
        string[] needed = kind == ShopKind.Postgres
            ? ["OPEN", "BEGIN", "COMMIT", "SELECT", "WITH input", "UPDATE \"Wallets\""]
            : ["OPEN", "BEGIN", "COMMIT", "SELECT", "UPDATE \"Orders\"", "INSERT INTO \"order_history\"", "INSERT INTO \"order_refunds\"", "UPDATE \"Wallets\""];
        Assert.All(needed, statement => Assert.Contains(failed, call => call.Contains(statement, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(ShopKind.Sqlite)]
    [InlineData(ShopKind.Postgres)]
    public async Task A_writer_that_commits_order_and_wallet_in_two_transactions_is_caught(ShopKind kind)
    {
        CallLog calls = Calls(retries: false);
        Func<ShopContext>? other = null;
        await using Shop shop = Open(kind, new()
        {
            Calls = calls,
            Store = store => store.ModelOf = context =>
            {
                var model = StoreModel<ShopOrder, long>.Of(context, isPortable: false);
                return model with { Writer = new TornWriter(model.Writer, other) };
            },
        });

        other = kind == ShopKind.Postgres ? shop.Open : null;

        (_, List<string> wrong) = await FailEachAsync(shop, calls, transient: true);

        Assert.Contains(wrong, each => each.Contains("Balance = 0", StringComparison.Ordinal));
    }

    private static CallLog Calls(bool retries) => !retries ? new() : new()
    {
        // What Npgsql's own strategy tries again.
        Lost = transient => transient ? new NpgsqlException("lost", new IOException()) : new CallLog.LostConnectionException(transient: false),
    };

    private static async Task<(HashSet<string> Failed, List<string> Wrong)> FailEachAsync(Shop shop, CallLog calls, bool transient)
    {
        HashSet<string> failed = [];
        List<string> wrong = [];
        foreach (bool after in new[] { false, true })
        {
            for (int call = 1; ; call++)
            {
                long[] ids = await shop.AddManyAsync(4);
                calls.Fail(call, after, transient);
                ApplyOutcome[]? outcomes = await ApplyAsync(shop, Reports(ids));
                string? at = calls.Failed;
                calls.Clear();
                wrong.AddRange((await WrongAsync(shop, ids, outcomes, transient)).Select(each => $"{each} ({(after ? "after" : "before")} {at?.Split('\n')[0]})"));
                if (at is null)
                {
                    break;
                }

                _ = failed.Add(at);
            }
        }

        return (failed, wrong);
    }

    // A refund with its history, another, a count alone, and nothing to change.
    private static OrderReport[] Reports(long[] ids) =>
        [Partial(ids[0], Now), Report(ids[1], OrderStatus.Canceled, at: Now), Report(ids[2], OrderStatus.Processing, 900, Now), Report(ids[3], OrderStatus.Processing, at: Now)];

    private static async Task<ApplyOutcome[]?> ApplyAsync(Shop shop, OrderReport[] reports)
    {
        try
        {
            return [.. await shop.Store.ApplyAsync(reports, Token)];
        }
        catch (DbException)
        {
            return null;
        }
    }

    private static async Task<List<string>> WrongAsync(Shop shop, long[] ids, ApplyOutcome[]? outcomes, bool transient)
    {
        List<string> wrong = [];
        Facts[] ends = [Facts.Refunded4, new(OrderStatus.Canceled, 10m, 10m, 10m, "1:Canceled"), Facts.Untouched, Facts.Untouched];
        if (transient && (outcomes is null || !outcomes.Select(outcome => outcome.Status).SequenceEqual([ApplyStatus.Applied, ApplyStatus.Applied, ApplyStatus.Applied, ApplyStatus.Unchanged])))
        {
            wrong.Add($"outcomes {string.Join(' ', outcomes?.Select(outcome => outcome.Status.ToString()) ?? ["none"])}");
        }

        Facts[] found = await FactsAsync(shop, ids);
        for (int index = 0; index < ids.Length; index++)
        {
            Facts facts = found[index];
            Facts expected = outcomes?[index].Status switch
            {
                ApplyStatus.Applied or ApplyStatus.Unchanged => ends[index],
                ApplyStatus.NotApplied => Facts.Untouched,
                _ => facts == Facts.Untouched ? Facts.Untouched : ends[index],
            };
            if (facts != expected)
            {
                wrong.Add($"{outcomes?[index].Status}: {facts}");
            }
        }

        // Whatever was told: the next poll applies what is missing, and nothing twice.
        _ = await shop.Store.ApplyAsync(Reports(ids), Token);
        found = await FactsAsync(shop, ids);
        for (int index = 0; index < ids.Length; index++)
        {
            Facts facts = found[index];
            if (facts != ends[index])
            {
                wrong.Add($"at last: {facts}");
            }
        }

        return wrong;
    }
}
