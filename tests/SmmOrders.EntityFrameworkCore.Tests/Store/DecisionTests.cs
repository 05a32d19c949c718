namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class DecisionTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task A_decision_whose_refund_cannot_be_paid_is_not_applied_and_moves_no_poll(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long id = (await shop.AddManyAsync(1))[0];
        await shop.DamageAsync($"""DELETE FROM "Wallets" """);
        OrderRow<ShopOrder, long> before = await RowAsync(shop, id);

        OrderDecisionOutcome outcome = await shop.Store.DecideAsync(
            new() { Order = OrderKey.Of(id), Decision = Decision.EndCanceled(), By = "ann", At = Now }, Token);

        Assert.Equal(ApplyStatus.NotApplied, outcome.Status);
        Assert.StartsWith($"The refund of order {id} cannot be paid: There is no Wallet for ", outcome.Reason, StringComparison.Ordinal);
        OrderRow<ShopOrder, long> after = await RowAsync(shop, id);
        Assert.Equal((before.Version, before.NextPollAt, OrderStatus.Processing), (after.Version, after.NextPollAt, after.Status));
    }
}
