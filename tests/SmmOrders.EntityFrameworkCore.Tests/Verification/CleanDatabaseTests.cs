using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Whatever happens to orders through the store is no damage.</summary>
public abstract class CleanDatabaseTests
{
    private const int OrdersInEach = 12;
    private const int StepsOfEach = 10;

    /// <summary>How many databases are filled.</summary>
    protected abstract int Databases { get; }

    internal abstract AuditedPanel NewPanel(Func<StoreModel<AuditedOrder, long>, StoreModel<AuditedOrder, long>>? plant = null);

    [Fact]
    public async Task Nothing_is_found_in_databases_of_random_histories()
    {
        await using AuditedPanel panel = NewPanel();
        HashSet<HistoryKind> kinds = [];
        HashSet<RefundReason> reasons = [];
        int rows = 0;
        for (int seed = 0; seed < Databases; seed++)
        {
            await panel.ClearAsync();
            await FillAsync(panel, new Rnd((ulong)seed));

            List<OrderDamage> found = await panel.VerifyAsync();

            Assert.True(found.Count == 0, $"Database {seed}: {string.Join(Environment.NewLine, found)}");
            await using AuditedContext context = panel.Open();
            kinds.UnionWith(await context.Set<OrderHistoryEntry<long>>().Select(entry => entry.Kind).Distinct().ToListAsync(TestContext.Current.CancellationToken));
            reasons.UnionWith(await context.Set<OrderRefundEntry<long>>().Select(refund => refund.Reason).Distinct().ToListAsync(TestContext.Current.CancellationToken));
            rows += await context.Set<OrderHistoryEntry<long>>().CountAsync(TestContext.Current.CancellationToken);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{Databases} databases, {Databases * OrdersInEach} orders, {rows} rows of history.");

        // What is older than the store has tests of its own.
        Assert.Equal(Enum.GetValues<HistoryKind>().Except([HistoryKind.Adopted]), kinds.Order());
        if (Databases >= 10)
        {
            Assert.Equal(Enum.GetValues<RefundReason>().Except([RefundReason.Adopted]), reasons.Order());
        }
    }

    // Planted: the histories are rich enough for a store that leaves damage to leave it in each of them.
    [Theory]
    [InlineData(Leaving.NoFirstRowOfHistory, DamageKind.HistoryGap)]
    [InlineData(Leaving.NoLastRowOfHistory, DamageKind.HistoryCountWrong)]
    [InlineData(Leaving.DoubleAmountInLedger, DamageKind.RefundDiffersFromHistory)]
    [InlineData(Leaving.NoRowInLedger, DamageKind.RefundNotInLedger)]
    public async Task Damage_that_a_writer_leaves_is_found_in_every_such_database(Leaving damage, DamageKind kind)
    {
        await using AuditedPanel panel = NewPanel(model => model with { Writer = new DamagingWriter(model.Writer, damage) });
        for (int seed = 0; seed < 2; seed++)
        {
            await panel.ClearAsync();
            await FillAsync(panel, new Rnd((ulong)seed));

            Assert.Contains(await panel.VerifyAsync(), found => found.Kind == kind);
        }
    }

    private static async Task FillAsync(AuditedPanel panel, Rnd random)
    {
        HistoryStep[][] plans = [.. HistoryStep.Any.ArrayOf(StepsOfEach).Sample(OrdersInEach, random, 100)];
        Assert.Equal(OrdersInEach, plans.Length);
        NewTrackedOrder[] bought = [.. plans.Select((plan, index) => Bought(plan[0], index))];
        long[] keys = await panel.BuyAsync(bought);
        for (int step = 1; step < StepsOfEach; step++)
        {
            DateTimeOffset at = AuditedPanel.Start.AddHours(4 * step);
            OrderReport[] reports =
            [
                .. keys.Select((key, index) => (Key: key, Step: plans[index][step], bought[index].Quantity)).Where(each => each.Step.IsReport)
                    .Select(each => new OrderReport { Order = OrderKey.Of(each.Key), Report = each.Step.Report(each.Quantity), At = at.AddMinutes(each.Step.Minutes) }),
            ];
            if (reports.Length > 0)
            {
                Assert.DoesNotContain(await panel.Store.ApplyAsync(reports), outcome => outcome.Status is ApplyStatus.NotApplied or ApplyStatus.NotFound);
            }

            for (int index = 0; index < keys.Length; index++)
            {
                await DecideOrSubmitAsync(panel, keys[index], plans[index][step], bought[index], at);
            }
        }
    }

    private static NewTrackedOrder Bought(HistoryStep first, int index)
    {
        (string currency, decimal charge) = (first.What % 3) switch
        {
            0 => ("USD", 0.01m * (1 + (Math.Abs(first.Minutes) * 7))),
            1 => ("VND", 1000m + first.Minutes),
            _ => ("EUR", 0.01m * Math.Abs(first.Share)),
        };
        return new()
        {
            Quantity = 1 + Math.Abs(first.Minutes),
            Charge = charge,
            Currency = currency,
            Provider = (first.What % 4) switch { 0 => "perfect", 1 => "audited", _ => "p" },
            Service = first.Share % 3 == 0 ? "views" : null,
            ProviderOrderId = index % 3 == 0 ? null : Guid.NewGuid().ToString("N"),
        };
    }

    private static async Task DecideOrSubmitAsync(AuditedPanel panel, long key, HistoryStep step, NewTrackedOrder bought, DateTimeOffset at)
    {
        if (step.IsDecision)
        {
            await using AuditedContext context = panel.Open();
            OrderState order = (await context.Orders.Where(found => found.Id == key).WithState().SingleAsync()).ToState();
            OrderDecisionOutcome decided = await panel.DecideAsync(
                new() { Order = OrderKey.Of(key), Decision = step.Decide(order, bought.Currency == "VND" ? 0 : 2), By = "Ann", Note = "random", At = at });
            Assert.True(decided.Status is ApplyStatus.Written or ApplyStatus.Refused or ApplyStatus.Unchanged, decided.Reason);
        }
        else if (!step.IsReport && bought.ProviderOrderId is null)
        {
            SubmissionStep submission = step.Submit(at);
            OrderSubmissionOutcome submitted = await panel.Store.SubmitAsync(new()
            {
                Order = OrderKey.Of(key),
                Step = submission,
                At = at,
                ProviderOrderId = submission.Trigger is SubmissionTrigger.Place or SubmissionTrigger.PlaceLate ? Guid.NewGuid().ToString("N") : null,
            });
            Assert.True(submitted.Status is ApplyStatus.Applied or ApplyStatus.Refused or ApplyStatus.Unchanged, submitted.Reason);
            RequestCorrectionOutcome corrected = await panel.CorrectAsync(
                new() { Order = OrderKey.Of(key), Fields = [new("link", $"https://example.com/{step.Minutes}")], By = "Ann", At = at });
            Assert.True(corrected.Status is ApplyStatus.Written or ApplyStatus.Refused or ApplyStatus.Unchanged, corrected.Reason);
            OrderPassingOutcome passed = await panel.Store.PassOnAsync(
                new() { Order = OrderKey.Of(key), From = bought.Provider!, To = new() { Provider = bought.Provider!, ProviderService = $"{step.Share}" }, At = at });
            Assert.True(passed.Status is ApplyStatus.Applied or ApplyStatus.Refused or ApplyStatus.Unchanged or ApplyStatus.Stale, passed.Reason);
        }
    }
}
