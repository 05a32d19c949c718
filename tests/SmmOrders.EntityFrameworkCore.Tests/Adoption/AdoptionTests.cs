using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Old orders that are adopted, and those that are not: on each database.</summary>
public sealed class AdoptionTests(PostgresServer server) : StoreTest(server)
{
    // What only the store writes.
    private static readonly string[] Ours =
    [
        OrderColumns.Version, OrderColumns.HistoryCount, OrderColumns.LastWriteId, OrderColumns.BoughtAt, OrderColumns.Bucket, OrderColumns.PollInterval, OrderColumns.NextPollAt,
        OrderColumns.Deadline, OrderColumns.AttemptCount, OrderColumns.NextSendAt, OrderColumns.SubmissionOverdueAt, nameof(TrackedOrder.SubmissionStatus), OrderColumns.RequestLink,
    ];

    public static IEnumerable<TheoryDataRow<ShopKind>> Kinds => Shops.AllWaysPostgresFirst;

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_old_order_is_adopted_as_it_is_and_lives_on(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(4);
        _ = await shop.Store.ApplyAsync([Partial(ids[1]), Report(ids[2], OrderStatus.InProgress, 700)], Token);
        await MakeOldAsync(shop, ids);
        Facts[] before = await FactsAsync(shop, ids);

        Assert.Empty(await AdoptAsync(shop));

        Facts[] after = await FactsAsync(shop, ids);
        Assert.Equal(before.Select(facts => (facts.Status, facts.Refunded, facts.Balance)), after.Select(facts => (facts.Status, facts.Refunded, facts.Balance)));
        Assert.Equal(["1:Processing", "1:Partial", "1:InProgress", "1:Processing"], after.Select(facts => facts.History));
        Assert.Equal([0m, 4.00m, 0m, 0m], after.Select(facts => facts.Ledger));
        await using ShopContext context = shop.Open();
        OrderHistoryEntry<long> opening = await context.OrderHistory(ids[1]).SingleAsync(Token);
        Assert.Equal((HistoryKind.Adopted, Now, OrderStatus.Partial, 600L, 4.00m, 4.00m), (opening.Kind, opening.At, opening.From, opening.Delivered!.Value, opening.RefundAmount!.Value, opening.RefundTotal!.Value));
        OrderRefundEntry<long> refund = await context.OrderRefunds(ids[1]).SingleAsync(Token);
        Assert.Equal((RefundReason.Adopted, 4.00m, 1L, opening.WriteId), (refund.Reason, refund.TotalAfter, refund.HistoryNumber, refund.WriteId));
        OrderRow<ShopOrder, long> row = await RowAsync(shop, ids[0]);
        Assert.Equal((1L, 1L, null, Now.AddHours(3).AddMicroseconds(1)), (row.Version, row.HistoryCount, row.SubmissionStatus, row.Deadline));
        Assert.InRange(row.Bucket!.Value, (short)0, (short)63);
        Assert.InRange(row.NextPollAt!.Value, Now.AddMicroseconds(1), Now.AddMinutes(2));
        Assert.Equal((null, null), ((await RowAsync(shop, ids[1])).NextPollAt, (await RowAsync(shop, ids[1])).Deadline));
        await AssertVerifiedAsync(shop);

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([Partial(ids[0], Now.AddMinutes(5)), Report(ids[2], OrderStatus.Canceled, at: Now.AddMinutes(5))], Token);
        OrderDecisionOutcome corrected = await shop.Store.DecideAsync(new() { Order = OrderKey.Of(ids[1]), Decision = Decision.CorrectToCanceled(), By = "anna", At = Now.AddMinutes(5) }, Token);

        Assert.Equal([ApplyStatus.Applied, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status));
        Assert.Equal(ApplyStatus.Applied, corrected.Status);
        Assert.Equal([4.00m, 10.00m, 10.00m], (await FactsAsync(shop, ids[..3])).Select(facts => facts.Ledger));
        await AssertVerifiedAsync(shop);
        Assert.Empty(await AdoptAsync(shop));
        Assert.Equal("1:Processing 2:InProgress 3:Partial", (await FactsAsync(shop, ids[0])).History);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_open_order_that_may_never_have_been_sent_is_a_persons(ShopKind kind)
    {
        await using Shop shop = Open(kind, new() { Store = store => store.AddOutboxSink("a") });
        long[] ids = await shop.AddManyAsync(3, isQueued: true);
        await MakeOldAsync(shop, ids);
        await shop.DamageAsync($"""UPDATE "Orders" SET "Provider" = NULL WHERE "Id" = {ids[2]}""");

        List<OrderDamage> damages = await AdoptAsync(shop);

        Assert.Equal([(OrderKey.Of(ids[0]), DamageKind.ProviderOrderIdMissing), (OrderKey.Of(ids[1]), DamageKind.ProviderOrderIdMissing)], damages.Select(damage => (damage.Order, damage.Kind)));
        await using ShopContext context = shop.Open();
        OrderAttention<long?>[] attention = await context.Attention.OrderBy(row => row.OrderId).ToArrayAsync(Token);
        Assert.Equal([(ids[0], Findings.SubmissionUnknown, null), (ids[1], Findings.SubmissionUnknown, null)], attention.Select(row => (row.OrderId!.Value, row.Finding, row.ClosedAt)));
        Assert.Equal([SubmissionStatus.Unknown, SubmissionStatus.Unknown, null], await context.Orders.OrderBy(order => order.Id).Select(order => order.SubmissionStatus).ToArrayAsync(Token));
        Assert.Equal(ClaimRefusal.NothingDue, (await ClaimAsync(shop)).Refusal);
        await AssertVerifiedAsync(shop);

        OrderSubmissionOutcome found = await shop.Store.SubmitAsync(new() { Order = OrderKey.Of(ids[0]), Step = SubmissionStep.Place(), ProviderOrderId = "77", By = "anna", At = Now.AddMinutes(1) }, Token);
        OrderSubmissionOutcome again = await shop.Store.SubmitAsync(new() { Order = OrderKey.Of(ids[1]), Step = SubmissionStep.Requeue(), By = "anna", At = Now.AddMinutes(1) }, Token);

        Assert.Equal((ApplyStatus.Applied, ApplyStatus.Applied), (found.Status, again.Status));
        Assert.Equal(OrderKey.Of(ids[1]), (await ClaimAsync(shop)).Claimed?.Order);
        Assert.Equal(2, await context.Attention.CountAsync(row => row.ClosedAt != null, Token));
        await AssertVerifiedAsync(shop);

        // A sink hears of the opening, and then of the rest.
        OrderOutbox<long?>[] told = await context.Set<OrderOutbox<long?>>().Where(row => row.OrderId == ids[0]).OrderBy(row => row.Version).ThenBy(row => row.Place).ToArrayAsync(Token);
        Assert.Equal([OutboxKind.AttentionOpened, OutboxKind.History, OutboxKind.AttentionClosed], told.Select(row => row.Kind));
        Assert.Equal((attention[0].Id, 1L, attention[0].Id), (told[0].SourceId, told[0].Version, told[2].SourceId));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_old_order_is_never_sent_claimed_or_swept(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(2, isQueued: true);

        // All that a claim and a sweep look for, but for the version.
        await shop.DamageAsync($"""UPDATE "Orders" SET "Version" = NULL, "Deadline" = "StatusSince", "WaitingFor" = {(int)RefusalKind.ActiveOrderOnLink}""");

        Assert.Equal((ClaimRefusal.NothingDue, null), ((await ClaimAsync(shop)).Refusal, (await ClaimAsync(shop)).RetryAfter));
        Assert.Equal(0, (await shop.Store.SweepAsync(Now.AddDays(1), cancellationToken: Token)).Checked);
        Assert.Equal(0, await shop.Store.RewriteDeadlinesAsync(null, Now.AddDays(1), Token));
        OrderSubmissionOutcome outcome = await shop.Store.SubmitAsync(new() { Order = OrderKey.Of(ids[0]), Step = SubmissionStep.Send(Now.AddHours(1)), At = Now }, Token);
        Assert.Equal(ApplyStatus.NotApplied, outcome.Status);
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_old_order_at_fault_stays_as_it_is(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(2);
        await MakeOldAsync(shop, ids[..1]);
        await shop.DamageAsync($"""UPDATE "Orders" SET "Note" = 'unreadable' WHERE "Id" = {ids[0]}""");

        IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([Partial(ids[0]), Partial(ids[1])], Token);

        Assert.Equal([ApplyStatus.NotApplied, ApplyStatus.Applied], outcomes.Select(outcome => outcome.Status));
        await using ShopContext context = shop.Open();
        Assert.Equal(
            1,
            await context.Orders.CountAsync(
                order => order.Id == ids[0] && order.Open == Findings.None && EF.Property<DateTimeOffset?>(order, OrderColumns.NextPollAt) == null && EF.Property<long?>(order, OrderColumns.PollInterval) == null,
                Token));
        Assert.Empty(await context.Attention.ToArrayAsync(Token));

        // It cannot be read, so it is not adopted either.
        OrderDamage damage = Assert.Single(await AdoptAsync(shop));
        Assert.Equal((DamageKind.Unreadable, OrderKey.Of(ids[0])), (damage.Kind, damage.Order));
    }

    [Theory, MemberData(nameof(Kinds))]
    public async Task An_order_that_cannot_be_written_holds_up_no_other(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long[] ids = await shop.AddManyAsync(9);
        await MakeOldAsync(shop, ids);
        await using ShopContext admin = shop.Open();

        // A rule of the panel's own.
        string rule = kind is ShopKind.Postgres or ShopKind.PortableOnPostgres
            ? $"ALTER TABLE \"Orders\" ADD CONSTRAINT own CHECK (\"Id\" <> {ids[4]} OR \"Version\" IS NULL)"
            : $"CREATE TRIGGER own BEFORE UPDATE ON \"Orders\" WHEN NEW.\"Id\" = {ids[4]} BEGIN SELECT RAISE(ABORT, 'own'); END";
        _ = await admin.Database.ExecuteSqlRawAsync(rule, Token);

        OrderDamage damage = Assert.Single(await AdoptAsync(shop));

        Assert.Equal((DamageKind.Unreadable, OrderKey.Of(ids[4])), (damage.Kind, damage.Order));
        Assert.Contains("cannot be adopted", damage.Message, StringComparison.Ordinal);
        Assert.Equal([ids[4]], await admin.Orders.Where(order => EF.Property<long?>(order, OrderColumns.Version) == null).Select(order => order.Id).ToArrayAsync(Token));
    }

    [Fact]
    public void A_page_has_1_to_1000_orders()
    {
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => new AdoptionOptions { PageSize = 0 });
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => new AdoptionOptions { PageSize = 1001 });
    }

    [Theory]
    [InlineData(ShopKind.Sqlite)]
    [InlineData(ShopKind.Postgres)]
    public async Task Whichever_call_fails_each_order_is_adopted_once(ShopKind kind)
    {
        CallLog calls = new();
        await using Shop shop = Open(kind, new() { Calls = calls });
        HashSet<string> failed = [];
        foreach (bool after in new[] { false, true })
        {
            for (int call = 1; ; call++)
            {
                long[] ids = await shop.AddManyAsync(3);
                await MakeOldAsync(shop, ids);
                calls.Fail(call, after, transient: true);

                Assert.Empty(await AdoptAsync(shop));

                string? lost = calls.Failed;
                calls.Clear();
                Assert.Equal(["1:Processing", "1:Processing", "1:Processing"], (await FactsAsync(shop, ids)).Select(facts => facts.History));
                if (lost is null)
                {
                    break;
                }

                _ = failed.Add(lost);
            }
        }

        Assert.All(["BEGIN", "COMMIT", "order_history"], part => Assert.Contains(failed, call => call.Contains(part, StringComparison.Ordinal)));
        await AssertVerifiedAsync(shop);
    }

    private static Task<SubmissionClaim> ClaimAsync(Shop shop) => shop.Store.ClaimSubmissionAsync("p", Now.AddDays(2), TimeSpan.FromSeconds(30), Token);

    private static async Task<List<OrderDamage>> AdoptAsync(Shop shop) => await shop.Store.AdoptAsync(cancellationToken: Token).ToListAsync(Token);

    private static async Task AssertVerifiedAsync(Shop shop) => Assert.Empty(await shop.Store.VerifyAsync(Token).ToListAsync(Token));

    // As a migration leaves the rows of a table that is older than the store.
    private static async Task MakeOldAsync(Shop shop, long[] ids)
    {
        await using ShopContext context = shop.Open();
        string of = string.Join(", ", ids);
        string[] statements =
        [
            $"UPDATE \"Orders\" SET {string.Join(", ", Ours.Select(column => $"\"{column}\" = NULL"))} WHERE \"Id\" IN ({of})",
            $"DELETE FROM order_history WHERE \"OrderId\" IN ({of})",
            $"DELETE FROM order_refunds WHERE \"OrderId\" IN ({of})",
        ];
        foreach (string statement in statements)
        {
            _ = await context.Database.ExecuteSqlRawAsync(statement, Token);
        }
    }
}
