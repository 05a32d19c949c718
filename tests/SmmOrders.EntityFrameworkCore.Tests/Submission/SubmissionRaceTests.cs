using Microsoft.EntityFrameworkCore;
using Xunit.Sdk;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A person and a worker, or two persons, at one order at once: one of them decides, the other is told, and money moves once.</summary>
public sealed class SubmissionRaceTests(PostgresServer server) : StoreTest(server)
{
    private static readonly int Pairs = LongForm.Count(small: 10, large: 10_000);
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(30);

    public static IEnumerable<TheoryDataRow<ShopKind>> Kinds => Shops.PostgresFirst;

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task A_withdrawal_races_a_claim(ShopKind kind) => RaceAsync(kind, WithdrawAndClaimAsync, "withdrawn");

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task A_customer_who_cancels_races_a_claim(ShopKind kind) => RaceAsync(kind, CancelAndClaimAsync, "canceled");

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task A_person_who_cancels_races_a_late_answer(ShopKind kind) => RaceAsync(kind, WithdrawAndAnswerAsync, "withdrawn");

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task A_correction_races_a_cancellation(ShopKind kind) => RaceAsync(kind, CorrectAndCancelAsync, "corrected");

    [Theory]
    [InlineData(nameof(WithdrawAndClaimAsync))]
    [InlineData(nameof(CancelAndClaimAsync))]
    [InlineData(nameof(WithdrawAndAnswerAsync))]
    [InlineData(nameof(CorrectAndCancelAsync))]
    public async Task A_writer_that_overwrites_what_another_wrote_is_found(string race)
    {
        await using Shop shop = await OpenAsync(ShopKind.Postgres, Overwriting());
        Func<Shop, Task<bool>> pair = race switch
        {
            nameof(WithdrawAndClaimAsync) => WithdrawAndClaimAsync,
            nameof(CancelAndClaimAsync) => CancelAndClaimAsync,
            nameof(WithdrawAndAnswerAsync) => WithdrawAndAnswerAsync,
            _ => CorrectAndCancelAsync,
        };

        _ = await Assert.ThrowsAnyAsync<XunitException>(() => RaceAsync(shop, pair, 50));
    }

    private async Task RaceAsync(ShopKind kind, Func<Shop, Task<bool>> pair, string first)
    {
        await using Shop shop = await OpenAsync(kind);
        int firsts = await RaceAsync(shop, pair, Pairs);
        Assert.Empty(await shop.Store.VerifyAsync(Token).ToListAsync(Token));
        TestContext.Current.TestOutputHelper!.WriteLine($"{Pairs} pairs: {firsts} {first}, {Pairs - firsts} the other");
    }

    // Each is one pair, and returns whether the first of the two was applied.
    private static async Task<bool> WithdrawAndClaimAsync(Shop shop)
    {
        OrderKey order = OrderKey.Of((await shop.AddManyAsync(1, isQueued: true))[0]);
        Task<OrderSubmissionOutcome> person = Task.Run(() => shop.Store.SubmitAsync(ByAnn(order, SubmissionStep.Withdraw()), Token), Token);
        Task<SubmissionClaim> worker = Task.Run(() => shop.Store.ClaimSubmissionAsync("p", Now, TimeOut, Token), Token);
        (OrderSubmissionOutcome outcome, SubmissionClaim claim) = (await person, await worker);

        bool isWithdrawn = outcome.Status == ApplyStatus.Applied;
        Assert.True(isWithdrawn != (claim.Claimed?.Order == order), $"Withdrawn: {outcome.Status}; claimed: {claim}.");
        await AssertMoneyAsync(shop, order, isWithdrawn);
        return isWithdrawn;
    }

    private static async Task<bool> CancelAndClaimAsync(Shop shop)
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
        return isCanceled;
    }

    private static async Task<bool> WithdrawAndAnswerAsync(Shop shop)
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
        return isWithdrawn;
    }

    private static async Task<bool> CorrectAndCancelAsync(Shop shop)
    {
        long id = (await shop.AddManyAsync(1, isQueued: true))[0];
        OrderKey order = OrderKey.Of(id);
        Task<RequestCorrectionOutcome> correction = Task.Run(
            () => shop.Store.CorrectRequestAsync(new() { Order = order, Fields = [new("link", "b")], By = "bob", At = Now }, Token), Token);
        Task<OrderDecisionOutcome> decision = Task.Run(
            () => shop.Store.DecideAsync(new() { Order = order, Decision = Decision.EndCanceled(), By = "ann", At = Now }, Token), Token);
        (RequestCorrectionOutcome corrected, OrderDecisionOutcome decided) = (await correction, await decision);

        // Who comes second without knowing it is told so; who read afterwards finds it canceled, or cancels what was corrected.
        Assert.Contains(corrected.Status, new[] { ApplyStatus.Applied, ApplyStatus.Conflict, ApplyStatus.Refused });
        Assert.Contains(decided.Status, new[] { ApplyStatus.Applied, ApplyStatus.Conflict });
        (bool isCorrected, bool isCanceled) = (corrected.Status == ApplyStatus.Applied, decided.Status == ApplyStatus.Applied);
        Assert.True(isCorrected || isCanceled, "Nobody was first.");
        await AssertMoneyAsync(shop, order, isCanceled);
        Assert.Equal(isCorrected ? "b" : null, (await RowAsync(shop, id)).RequestLink);

        // Each is in the history, and nothing is corrected once it is canceled.
        await using ShopContext context = shop.Open();
        List<string?> by = await context.Set<OrderHistoryEntry<long>>().Where(entry => entry.OrderId == id).OrderBy(entry => entry.Number).Select(entry => entry.By).ToListAsync(Token);
        Assert.Equal((isCorrected, isCanceled), (by.Contains("bob"), by.Contains("ann")));
        Assert.True(!isCorrected || !isCanceled || by.IndexOf("bob") < by.IndexOf("ann"), "It was corrected once it was canceled.");
        return isCorrected;
    }

    private async Task<Shop> OpenAsync(ShopKind kind, ShopSetup? setup = null)
    {
        Shop shop = Open(kind, setup);
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
