using FsCheck;
using FsCheck.Fluent;
using Microsoft.FSharp.Core;

namespace SmmOrders.Testing.Tests;

/// <summary>What is generated is valid and has all that it should have.</summary>
public sealed class OrderGeneratorsTests
{
    private static readonly OrderState[] Orders = Sample(OrderGenerators.Orders(), 3000);
    private static readonly StatusReport[] Reports = Sample(OrderGenerators.Reports(), 1500);
    private static readonly OrderHistoryCase[] Histories = Sample(OrderGenerators.Histories(Some.Tracker), 400);

    [Fact]
    public void Orders_are_valid_and_in_every_state()
    {
        Assert.All(Orders, order => Assert.Equal(order, OrderState.From(order.Facts)));
        Assert.Equal(OrderStatuses.All.Order(), Orders.Select(order => order.Status).Distinct().Order());
        Assert.Equal(Enum.GetValues<SubmissionStatus>(), Orders.Select(order => order.Submission?.Status).OfType<SubmissionStatus>().Distinct().Order());
        Assert.Equal(Enum.GetValues<RequestStatus>(), Orders.Select(order => order.Request?.Status).OfType<RequestStatus>().Distinct().Order());
        Findings open = Orders.Aggregate(Findings.None, (all, order) => all | order.Open);
        Assert.Equal(FindingsExtensions.States((Findings)(-1)), open);
        Assert.Contains(Orders, order => order.Refunded > 0 && !order.IsFinal);
        Assert.Contains(Orders, order => order.UnansweredSince is not null);
        Assert.Contains(Orders, order => order.Delivered > order.Quantity);
    }

    [Fact]
    public void Reports_are_of_every_kind()
    {
        Assert.Equal(Enum.GetValues<ReportKind>(), Reports.Select(report => report.Kind).Distinct().Order());
        Assert.Equal(OrderStatuses.All.Order(), Reports.Select(report => report.Status).OfType<OrderStatus>().Distinct().Order());
        Assert.Contains(Reports, report => report.IsParent);
        Assert.Contains(Reports, report => report.Remains.IsUnreadable);
        Assert.Contains(Reports, report => report.Status is not null && report.Remains.IsMissing);
        Assert.Contains(Reports, report => report.Remains.Count > 1000);
        Assert.Contains(Reports, report => report.Remains.Count < 0);
        Assert.Contains(Reports, report => report.Remains.Count is > 0 and < 1000);
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => OrderGenerators.Reports(0));
    }

    [Fact]
    public void Decisions_are_accepted_and_refused_for_every_reason()
    {
        DecisionOutcome[] decided =
        [
            .. Orders.Select((order, index) =>
                Some.Tracker.Decide(order, Sample(OrderGenerators.Decisions(order), 1, (ulong)index).Single(), order.StatusSince)),
        ];

        Assert.True(decided.Count(outcome => outcome.Refusal is null) > decided.Length / 3);
        // That the delivered count is needed depends on the panel's refund policy.
        Assert.Equal(
            Enum.GetValues<DecisionRefusal>().Except([DecisionRefusal.DeliveredUnknown]),
            decided.Select(outcome => outcome.Refusal).OfType<DecisionRefusal>().Distinct().Order());
    }

    [Fact]
    public void Histories_end_in_every_status_and_keep_the_laws()
    {
        Assert.All(Histories, history => Assert.All(history.Play(Some.Tracker), update =>
        {
            Assert.InRange(update.Order.Refunded, update.Before.Refunded, update.Order.Charge);
            Assert.Equal(update.Order.Refunded - update.Before.Refunded, update.Refund?.Amount ?? 0m);
        }));
        Assert.Equal(OrderStatuses.All.Order(), Histories.Select(history => history.Play(Some.Tracker)[^1].Order.Status).Distinct().Order());
        Assert.Contains(Histories, history => history.Start.Submission is not null && history.Play(Some.Tracker).Any(update => update.Order.Submission!.Status == SubmissionStatus.Placed));
        Assert.All(Histories.SelectMany(history => history.Steps), step => Assert.Equal(0, step.At.Ticks % TimeSpan.TicksPerMicrosecond));
        Assert.Contains(Histories, history => history.Steps.Zip(history.Steps.Skip(1)).Any(pair => pair.Second.At < pair.First.At));
        OrderHistoryStep[] steps = [.. Histories.SelectMany(history => history.Steps)];
        Assert.Contains(steps, step => step.Report is not null);
        Assert.Contains(steps, step => step.Decision is not null);
        Assert.Contains(steps, step => step.Submission is not null);
    }

    [Fact]
    public void A_property_that_fails_is_shown_with_few_steps()
    {
        Exception error = Assert.ThrowsAny<Exception>(() => Prop.ForAll(
            OrderArbitraries.Histories(),
            history => history.Play(Some.Tracker).All(update => update.Order.Status != OrderStatus.Partial)).Check(
            Config.QuickThrowOnFailure.WithReplay(new Replay(new Rnd(20261123, 1), FSharpOption<int>.None))));

        Assert.Contains("Falsifiable", error.Message, StringComparison.Ordinal);
        string shrunk = error.Message[error.Message.IndexOf("Shrunk:", StringComparison.Ordinal)..];
        Assert.InRange(shrunk.Split('\n').Count(line => line.StartsWith("  20", StringComparison.Ordinal)), 1, 4);
    }

    [Fact]
    public void Shrinking_ends_and_stays_valid()
    {
        AssertEnds(OrderArbitraries.Orders(), order => Assert.Equal(order, OrderState.From(order.Facts)));
        AssertEnds(OrderArbitraries.Reports(), report => Assert.NotEqual(default, report));
        AssertEnds(OrderArbitraries.Decisions(), decision => Assert.NotNull(decision.ToString()));
        AssertEnds(OrderArbitraries.SubmissionSteps(), step => Assert.NotNull(step.ToString()));
        AssertEnds(OrderArbitraries.Histories(), history => Assert.Equal(history.Steps.Length, history.Play(Some.Tracker).Length));
    }

    [Fact]
    public void A_step_says_when_and_what()
    {
        Assert.Equal("2026-01-02 12:00:00.000000 Partial, remains 157", $"{OrderHistoryStep.Of(Some.Noon, StatusReport.Of(OrderStatus.Partial, 157))}");
        Assert.Equal("2026-01-02 12:00:00.000000 End Completed", $"{OrderHistoryStep.Of(Some.Noon, Decision.EndCompleted())}");
        Assert.Equal("2026-01-02 12:00:00.000000 Place", $"{OrderHistoryStep.Of(Some.Noon, SubmissionStep.Place())}");
    }

    // The last of the simpler values is the least that changed: the deepest that FsCheck may go.
    private static void AssertEnds<T>(Arbitrary<T> arbitrary, Action<T> assert)
    {
        foreach (T value in Sample(arbitrary.Generator, 30))
        {
            T current = value;
            int depth = 0;
            for (T[] simpler = [.. arbitrary.Shrinker(current)]; simpler.Length > 0; simpler = [.. arbitrary.Shrinker(current)])
            {
                current = simpler[^1];
                assert(current);
                Assert.True(++depth < 500, $"{value} is shrunk for ever.");
            }
        }
    }

    private static T[] Sample<T>(Gen<T> generator, int count, ulong seed = 7) => [.. generator.Sample(count, new Rnd(seed, 1), 50)];
}
