using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class DecisionTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [MemberData(nameof(Shops.All), MemberType = typeof(Shops))]
    public async Task A_decision_is_applied_once_and_recorded_with_who_and_why(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long id = (await shop.AddManyAsync(1))[0];

        OrderDecisionOutcome ended = await shop.Store.DecideAsync(By(id, Decision.EndPartial(600), "too slow"), Token);
        OrderDecisionOutcome twice = await shop.Store.DecideAsync(By(id, Decision.EndPartial(600)), Token);
        OrderDecisionOutcome refunded = await shop.Store.DecideAsync(By(id, Decision.Refund(5.00m, 4.00m)), Token);
        OrderDecisionOutcome again = await shop.Store.DecideAsync(By(id, Decision.Refund(5.00m, 4.00m)), Token);
        OrderDecisionOutcome corrected = await shop.Store.DecideAsync(By(id, Decision.CorrectToPartial(400)), Token);
        OrderDecisionOutcome missing = await shop.Store.DecideAsync(By(id + 1, Decision.EndCanceled()), Token);

        Assert.Equal(
            [ApplyStatus.Applied, ApplyStatus.Refused, ApplyStatus.Applied, ApplyStatus.Refused, ApplyStatus.Applied, ApplyStatus.NotFound],
            [ended.Status, twice.Status, refunded.Status, again.Status, corrected.Status, missing.Status]);
        Assert.Equal((DecisionRefusal.OrderEnded, DecisionRefusal.Conflict), (twice.Decision.Refusal, again.Decision.Refusal));
        await using ShopContext context = shop.Open();
        OrderHistoryEntry<long>[] history = await context.OrderHistory(id).ToArrayAsync(Token);
        Assert.Equal(
            [(1, HistoryKind.Transition, null), (2, HistoryKind.Transition, 4.00m), (3, HistoryKind.Refund, 1.00m), (4, HistoryKind.Correction, 1.00m)],
            history.Select(entry => (entry.Number, entry.Kind, entry.RefundAmount)));
        Assert.All(history, entry => Assert.Equal(("ann", Now), (entry.By, entry.At)));
        Assert.Equal(("too slow", null), (history[1].Note, history[2].Note));
        Facts facts = await FactsAsync(shop, id);
        Assert.Equal((6.00m, 6.00m, 6.00m), (facts.Refunded, facts.Ledger, facts.Balance));
    }

    [Theory]
    [MemberData(nameof(Shops.All), MemberType = typeof(Shops))]
    public async Task A_decision_joins_the_callers_transaction(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long id = (await shop.AddManyAsync(1))[0];
        await using ShopContext context = shop.Open();
        await using (IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token))
        {
            OrderDecisionOutcome written = await shop.Store.Join(context).DecideAsync(By(id, Decision.EndCanceled()), Token);
            await transaction.CommitAsync(Token);
            Assert.Equal(ApplyStatus.Written, written.Status);
        }

        Facts facts = await FactsAsync(shop, id);
        Assert.Equal((OrderStatus.Canceled, 10.00m, 10.00m), (facts.Status, facts.Ledger, facts.Balance));
    }

    [Fact]
    public async Task A_decision_names_its_order_and_who_decided_it()
    {
        await using Shop shop = Open(ShopKind.Sqlite);

        _ = await Assert.ThrowsAsync<ArgumentNullException>(() => shop.Store.DecideAsync(null!, Token));
        _ = await Assert.ThrowsAsync<ArgumentException>(() => shop.Store.DecideAsync(By(1, Decision.EndCanceled()) with { By = " " }, Token));
        _ = await Assert.ThrowsAsync<ArgumentException>(() => shop.Store.DecideAsync(By(1, Decision.EndCanceled()) with { Order = default }, Token));
    }

    [Theory]
    [MemberData(nameof(Shops.All), MemberType = typeof(Shops))]
    public async Task A_decision_whose_refund_cannot_be_paid_is_not_applied_and_moves_no_poll(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long id = (await shop.AddManyAsync(1))[0];
        await shop.DamageAsync($"""DELETE FROM "Wallets" """);
        OrderRow<ShopOrder, long> before = await RowAsync(shop, id);

        OrderDecisionOutcome outcome = await shop.Store.DecideAsync(By(id, Decision.EndCanceled()), Token);

        Assert.Equal(ApplyStatus.NotApplied, outcome.Status);
        Assert.StartsWith($"The refund of order {id} cannot be paid: There is no Wallet for ", outcome.Reason, StringComparison.Ordinal);
        OrderRow<ShopOrder, long> after = await RowAsync(shop, id);
        Assert.Equal((before.Version, before.NextPollAt, OrderStatus.Processing), (after.Version, after.NextPollAt, after.Status));
    }

    private static OrderDecision By(long order, Decision decision, string? note = null) =>
        new() { Order = OrderKey.Of(order), Decision = decision, By = "ann", At = Now.AddTicks(3), Note = note };
}
