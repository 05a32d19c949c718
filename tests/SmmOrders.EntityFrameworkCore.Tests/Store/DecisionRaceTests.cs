using Xunit.Sdk;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Two persons, or a person and a provider's correction, at one order that ended: money moves once for what each of them knew.</summary>
public sealed class DecisionRaceTests(PostgresServer server) : StoreTest(server)
{
    private static readonly int Pairs = LongForm.Count(small: 10, large: 10_000);

    public static IEnumerable<TheoryDataRow<ShopKind>> Kinds => Shops.PostgresFirst;

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Two_persons_refund_by_hand(ShopKind kind) => RaceAsync(kind, RefundTwiceAsync);

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task A_correction_by_the_provider_races_a_persons(ShopKind kind) => RaceAsync(kind, CorrectTwiceAsync);

    [Theory]
    [InlineData(nameof(RefundTwiceAsync))]
    [InlineData(nameof(CorrectTwiceAsync))]
    public async Task A_writer_that_overwrites_what_another_wrote_is_found(string race)
    {
        await using Shop shop = Open(ShopKind.Postgres, Overwriting(WithCorrections));

        _ = await Assert.ThrowsAnyAsync<XunitException>(() => RaceAsync(shop, race == nameof(RefundTwiceAsync) ? RefundTwiceAsync : CorrectTwiceAsync, 50));
    }

    private static ShopSetup WithCorrections => new() { Rules = options => options.Lifecycle = OrderLifecycle.Default.WithCorrections() };

    private async Task RaceAsync(ShopKind kind, Func<Shop, Task<bool>> pair)
    {
        await using Shop shop = Open(kind, WithCorrections);
        int first = await RaceAsync(shop, pair, Pairs);
        Assert.Empty(await shop.Store.VerifyAsync(Token).ToListAsync(Token));
        TestContext.Current.TestOutputHelper!.WriteLine($"{Pairs} pairs: {first} times the first, {Pairs - first} times the second");
    }

    // Each is one pair, and returns whether the first of the two decided.
    private static async Task<bool> RefundTwiceAsync(Shop shop)
    {
        long order = await CompletedAsync(shop);
        Task<OrderDecisionOutcome> ann = DecideAsync(shop, order, Decision.Refund(total: 3.00m, seen: 0m), "ann");
        Task<OrderDecisionOutcome> bob = DecideAsync(shop, order, Decision.Refund(total: 2.00m, seen: 0m), "bob");
        (ApplyStatus one, ApplyStatus other) = ((await ann).Status, (await bob).Status);

        // Whoever comes second saw a total that is no longer true.
        bool isAnns = one == ApplyStatus.Applied;
        Assert.Contains(isAnns ? other : one, new[] { ApplyStatus.Conflict, ApplyStatus.Refused });
        Assert.Equal(ApplyStatus.Applied, isAnns ? one : other);
        await AssertPaidAsync(shop, order, isAnns ? 3.00m : 2.00m);
        return isAnns;
    }

    private static async Task<bool> CorrectTwiceAsync(Shop shop)
    {
        long order = await CompletedAsync(shop);
        Task<OrderDecisionOutcome> person = DecideAsync(shop, order, Decision.CorrectToPartial(delivered: 800), "ann");
        Task<IReadOnlyList<ApplyOutcome>> provider = Task.Run(() => shop.Store.ApplyAsync([Partial(order)], Token), Token);
        (OrderDecisionOutcome decided, ApplyOutcome reported) = (await person, (await provider)[0]);

        // 200 of 1000 are left for the person, 400 for the provider. The report is decided again on what the person left; a person never is.
        Assert.Contains(decided.Status, new[] { ApplyStatus.Applied, ApplyStatus.Conflict, ApplyStatus.Refused });
        decimal paid = (decided.Status == ApplyStatus.Applied ? decided.Decision.Update.Refund!.Amount : 0m) + (reported.Update.Refund?.Amount ?? 0m);
        Assert.Equal(reported.Status == ApplyStatus.Applied && reported.Update.Refund is not null ? 4.00m : 2.00m, paid);
        await AssertPaidAsync(shop, order, paid);
        return decided.Status == ApplyStatus.Applied;
    }

    private static async Task<long> CompletedAsync(Shop shop)
    {
        long order = (await shop.AddManyAsync(1))[0];
        Assert.Equal(ApplyStatus.Applied, (await shop.Store.ApplyAsync([Report(order, OrderStatus.Completed, 0)], Token))[0].Status);
        return order;
    }

    private static Task<OrderDecisionOutcome> DecideAsync(Shop shop, long order, Decision decision, string by) =>
        Task.Run(() => shop.Store.DecideAsync(new() { Order = OrderKey.Of(order), Decision = decision, By = by, At = Now }, Token), Token);

    private static async Task AssertPaidAsync(Shop shop, long order, decimal paid)
    {
        Facts facts = await FactsAsync(shop, order);
        Assert.Equal((paid, paid, paid), (facts.Refunded, facts.Ledger, facts.Balance));
    }
}
