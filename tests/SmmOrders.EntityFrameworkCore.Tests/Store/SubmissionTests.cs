using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class SubmissionTests(PostgresServer server) : StoreTest(server)
{
    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task An_order_is_sent_and_placed_with_its_history(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        long id = await BuyAsync(shop);
        DateTimeOffset at = Now;

        OrderSubmissionOutcome sending = await shop.Store.SubmitAsync(Step(id, SubmissionStep.Send(at.AddMinutes(2)), at), Token);
        Assert.Equal(InstantColumn.Cut(at.AddMinutes(2)), (await RowAsync(shop, id)).SubmissionOverdueAt);
        Assert.Equal(sending.Submission.Update.Order.Submission!.OverdueAt, (await RowAsync(shop, id)).SubmissionOverdueAt);
        OrderSubmissionOutcome placed = await shop.Store.SubmitAsync(Step(id, SubmissionStep.Place(), at.AddSeconds(1), "23501"), Token);
        OrderSubmissionOutcome twice = await shop.Store.SubmitAsync(Step(id, SubmissionStep.Place(), at.AddSeconds(2), "23502"), Token);
        OrderSubmissionOutcome missing = await shop.Store.SubmitAsync(Step(id + 1, SubmissionStep.Place(), at, "23502"), Token);

        Assert.Equal([ApplyStatus.Applied, ApplyStatus.Applied, ApplyStatus.Refused, ApplyStatus.NotFound], [sending.Status, placed.Status, twice.Status, missing.Status]);
        OrderRow<ShopOrder, long> row = await RowAsync(shop, id);
        Assert.Equal(("23501", SubmissionStatus.Placed, InstantColumn.Cut(at.AddSeconds(1))), (row.ProviderOrderId, row.SubmissionStatus, row.StatusSince));
        Assert.Equal(row.StatusSince.AddMinutes(2), row.NextPollAt);
        await using ShopContext context = shop.Open();
        OrderHistoryEntry<long>[] history = await context.OrderHistory(id).ToArrayAsync(Token);
        Assert.Equal(
            [(1, HistoryKind.Submission, SubmissionStatus.Sending), (2, HistoryKind.Submission, SubmissionStatus.Placed)],
            history.Select(entry => (entry.Number, entry.Kind, entry.Submission)));
    }

    [Theory]
    [MemberData(nameof(Shops.SqliteFirst), MemberType = typeof(Shops))]
    public async Task An_answer_that_brings_another_orders_identifier_leaves_its_order_unknown_and_names_both(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        (long first, long second) = (await BuyAsync(shop), await BuyAsync(shop));
        _ = await shop.Store.SubmitAsync(Step(first, SubmissionStep.Send(Now.AddMinutes(2)), Now), Token);
        _ = await shop.Store.SubmitAsync(Step(first, SubmissionStep.Place(), Now, "23501"), Token);
        _ = await shop.Store.SubmitAsync(Step(second, SubmissionStep.Send(Now.AddMinutes(2)), Now), Token);

        OrderSubmissionOutcome outcome = await shop.Store.SubmitAsync(Step(second, SubmissionStep.Place(), Now, "23501"), Token);

        Assert.Equal((ApplyStatus.Applied, SubmissionStatus.Unknown), (outcome.Status, outcome.Submission.Transition.To));
        Assert.Equal(
            $"The provider's identifier 23501 of p belongs to order {first}, so order {second} cannot have it too. Look at the provider which of the two it is, then decide.", outcome.Reason);
        OrderRow<ShopOrder, long> row = await RowAsync(shop, second);
        Assert.Equal((null, SubmissionStatus.Unknown), (row.ProviderOrderId, row.SubmissionStatus));
        Assert.True(row.Open.HasFlag(Findings.SubmissionUnknown));

        OrderSubmissionOutcome byPerson = await shop.Store.SubmitAsync(Step(second, SubmissionStep.Place(), Now, "23501", by: "ann"), Token);

        Assert.Equal(ApplyStatus.Refused, byPerson.Status);
        Assert.EndsWith("Check the identifier at the provider.", byPerson.Reason, StringComparison.Ordinal);
        Assert.Equal(row.Version, (await RowAsync(shop, second)).Version);
    }

    [Theory]
    [MemberData(nameof(Shops.PostgresFirst), MemberType = typeof(Shops))]
    public async Task Of_two_answers_with_one_identifier_at_once_one_order_is_placed(ShopKind kind)
    {
        await using Shop shop = Open(kind);
        for (int round = 0; round < LongForm.Count(2, 5); round++)
        {
            long[] ids = [await BuyAsync(shop), await BuyAsync(shop)];
            foreach (long id in ids)
            {
                _ = await shop.Store.SubmitAsync(Step(id, SubmissionStep.Send(Now.AddMinutes(2)), Now), Token);
            }

            OrderSubmissionOutcome[] outcomes = await Task.WhenAll(ids.Select(
                id => Task.Run(() => shop.Store.SubmitAsync(Step(id, SubmissionStep.Place(), Now, $"same-{round}"), Token), Token)));

            Assert.All(outcomes, outcome => Assert.Equal(ApplyStatus.Applied, outcome.Status));
            Assert.Equal([SubmissionStatus.Placed, SubmissionStatus.Unknown], outcomes.Select(outcome => outcome.Submission.Transition.To).Order());
        }
    }

    [Fact]
    public async Task A_step_of_an_order_that_counts_as_placed_is_refused()
    {
        await using Shop shop = Open(ShopKind.Sqlite);
        long id = await shop.AddAsync();

        OrderSubmissionOutcome outcome = await shop.Store.SubmitAsync(Step(id, SubmissionStep.Withdraw(), Now), Token);

        Assert.Equal((ApplyStatus.Refused, $"The submission of order {id} is not tracked: it counts as placed, and takes no step."), (outcome.Status, outcome.Reason));
    }

    private static OrderSubmission Step(long order, SubmissionStep step, DateTimeOffset at, string? id = null, string? by = null) =>
        new() { Order = OrderKey.Of(order), Step = step, At = at, ProviderOrderId = id, By = by };

    private static async Task<long> BuyAsync(Shop shop)
    {
        await using ShopContext context = shop.Open();
        if (!await context.Wallets.AnyAsync(Token))
        {
            _ = context.Add(new Wallet { UserId = 1, Balance = 0m });
        }

        ShopOrder order = new() { UserId = 1 };
        _ = shop.Store.Add(context, order, new() { Quantity = 1000, Charge = 10.00m, Provider = "p", ProviderService = "77" });
        _ = await context.SaveChangesAsync(Token);
        return order.Id;
    }
}
