using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A person and a worker, or two persons, at one order at once: one of them decides, the other is told, and money moves once.</summary>
public sealed class SubmissionRaceTests(PostgresServer server) : StoreTest(server)
{
    private static readonly int Pairs = LongForm.Count(small: 10, large: 10_000);
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(30);

    public static TheoryData<ShopKind> Kinds => [ShopKind.Sqlite, ShopKind.Postgres];

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_withdrawal_races_a_claim(ShopKind kind)
    {
        await using Shop shop = await OpenAsync(kind);
        int withdrawn = 0;
        for (int pair = 0; pair < Pairs; pair++)
        {
            OrderKey order = OrderKey.Of((await shop.AddManyAsync(1, isQueued: true))[0]);
            Task<OrderSubmissionOutcome> person = Task.Run(() => shop.Store.SubmitAsync(ByAnn(order, SubmissionStep.Withdraw()), Token), Token);
            Task<SubmissionClaim> worker = Task.Run(() => shop.Store.ClaimSubmissionAsync("p", Now, TimeOut, Token), Token);
            (OrderSubmissionOutcome outcome, SubmissionClaim claim) = (await person, await worker);

            bool isWithdrawn = outcome.Status == ApplyStatus.Applied;
            Assert.True(isWithdrawn != (claim.Claimed?.Order == order), $"Withdrawn: {outcome.Status}; claimed: {claim}.");
            await AssertMoneyAsync(shop, order, isWithdrawn);
            withdrawn += isWithdrawn ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{Pairs} pairs: {withdrawn} withdrawn, {Pairs - withdrawn} claimed");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_customer_who_cancels_races_a_claim(ShopKind kind)
    {
        await using Shop shop = await OpenAsync(kind);
        int canceled = 0;
        for (int pair = 0; pair < Pairs; pair++)
        {
            OrderKey order = OrderKey.Of((await shop.AddManyAsync(1, isQueued: true))[0]);
            Task<OrderRequestOutcome> customer = Task.Run(() => shop.Store.AskAsync(new() { Order = order, Kind = RequestKind.Cancel, By = "customer 7", At = Now }, Token), Token);
            Task<SubmissionClaim> worker = Task.Run(() => shop.Store.ClaimSubmissionAsync("p", Now, TimeOut, Token), Token);
            (OrderRequestOutcome outcome, SubmissionClaim claim) = (await customer, await worker);

            // Who comes second is answered by what the order has become.
            bool isCanceled = outcome.Status == ApplyStatus.Applied;
            Assert.Equal(isCanceled ? null : RequestRefusal.OrderNotPlaced, outcome.Outcome.Refusal);
            Assert.True(isCanceled != (claim.Claimed?.Order == order), $"Canceled: {outcome.Status}; claimed: {claim}.");
            await AssertMoneyAsync(shop, order, isCanceled);
            canceled += isCanceled ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{Pairs} pairs: {canceled} canceled, {Pairs - canceled} claimed");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_person_who_cancels_races_a_late_answer(ShopKind kind)
    {
        await using Shop shop = await OpenAsync(kind);
        int withdrawn = 0;
        for (int pair = 0; pair < Pairs; pair++)
        {
            ClaimedSubmission claimed = await LostAsync(shop);
            string id = Guid.NewGuid().ToString("N");
            Task<OrderSubmissionOutcome> person = Task.Run(() => shop.Store.SubmitAsync(ByAnn(claimed.Order, SubmissionStep.Withdraw()), Token), Token);
            Task<OrderSubmissionOutcome> answer = Task.Run(
                () => shop.Store.SubmitAsync(
                    new() { Order = claimed.Order, Attempt = claimed.Attempt, Step = SubmissionStep.Place(), ProviderOrderId = id, At = Now }, Token),
                Token);
            (OrderSubmissionOutcome decided, OrderSubmissionOutcome late) = (await person, await answer);

            bool isWithdrawn = decided.Status == ApplyStatus.Applied;
            Assert.Equal(
                isWithdrawn ? (ApplyStatus.Unchanged, Findings.PlacedTwice) : (ApplyStatus.Applied, Findings.None),
                (late.Status, late.Submission.Update.Findings));
            await AssertMoneyAsync(shop, claimed.Order, isWithdrawn);
            await using ShopContext context = shop.Open();
            OrderAttempt<long> attempt = await context.Set<OrderAttempt<long>>().SingleAsync(each => each.Id == claimed.Attempt, Token);
            Assert.Equal((id, AttemptAnswer.Placed), (attempt.ProviderOrderId, attempt.Answer));
            withdrawn += isWithdrawn ? 1 : 0;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{Pairs} pairs: {withdrawn} withdrawn, {Pairs - withdrawn} placed");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_correction_races_a_cancellation(ShopKind kind)
    {
        await using Shop shop = await OpenAsync(kind);
        for (int pair = 0; pair < Pairs; pair++)
        {
            OrderKey order = OrderKey.Of((await shop.AddManyAsync(1, isQueued: true))[0]);
            Task<RequestCorrectionOutcome> correction = Task.Run(
                () => shop.Store.CorrectRequestAsync(new() { Order = order, Fields = [new("link", "b")], By = "bob", At = Now }, Token), Token);
            Task<OrderDecisionOutcome> decision = Task.Run(
                () => shop.Store.DecideAsync(new() { Order = order, Decision = Decision.EndCanceled(), By = "ann", At = Now }, Token), Token);
            (RequestCorrectionOutcome corrected, OrderDecisionOutcome decided) = (await correction, await decision);

            // Who comes second without knowing it is told so; who read afterwards finds it canceled, or cancels what was corrected.
            Assert.Contains(corrected.Status, new[] { ApplyStatus.Applied, ApplyStatus.Conflict, ApplyStatus.Refused });
            Assert.Contains(decided.Status, new[] { ApplyStatus.Applied, ApplyStatus.Conflict });
            Assert.True(corrected.Status == ApplyStatus.Applied || decided.Status == ApplyStatus.Applied, "Nobody was first.");
            await AssertMoneyAsync(shop, order, decided.Status == ApplyStatus.Applied);
            Assert.Equal(corrected.Status == ApplyStatus.Applied ? "b" : null, (await RowAsync(shop, (long)order.Value!)).RequestLink);
        }
    }

    private async Task<Shop> OpenAsync(ShopKind kind)
    {
        Shop shop = Open(kind);
        await shop.Store.LimitProviderAsync(new() { Provider = "p", SendingLimit = int.MaxValue }, Token);
        return shop;
    }

    private static async Task<ClaimedSubmission> LostAsync(Shop shop)
    {
        _ = await shop.AddManyAsync(1, isQueued: true);
        ClaimedSubmission claimed = (await shop.Store.ClaimSubmissionAsync("p", Now, TimeOut, Token)).Claimed!;
        _ = await shop.Store.SubmitAsync(new() { Order = claimed.Order, Attempt = claimed.Attempt, Step = SubmissionStep.LoseTrack(), At = Now }, Token);
        return claimed;
    }

    private static OrderSubmission ByAnn(OrderKey order, SubmissionStep step) => new() { Order = order, Step = step, At = Now, By = "ann" };

    private static async Task AssertMoneyAsync(Shop shop, OrderKey order, bool isRefunded)
    {
        Facts facts = await FactsAsync(shop, (long)order.Value!);
        decimal paid = isRefunded ? 10.00m : 0m;
        Assert.Equal((paid, paid, paid), (facts.Refunded, facts.Ledger, facts.Balance));
    }
}
