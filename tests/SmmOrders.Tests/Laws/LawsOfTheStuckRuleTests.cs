using System.Linq.Expressions;

namespace SmmOrders.Tests.Laws;

/// <summary>The 3 hours, to the tick: the same rule for one order, as a cut-off, and as a database filter.</summary>
public sealed class LawsOfTheStuckRuleTests
{
    [Law]
    public void Every_form_of_the_stuck_rule_agrees_to_the_tick(Trial trial) => Agree(new StuckRule(trial.Setting.StuckAfter), trial);

    [Fact]
    public void A_rule_that_is_off_by_a_tick_is_caught() =>
        Assert.True(Falsifier.Falsifies<Trial>(
            trial => Agree(new StuckRule(trial.Setting.StuckAfter + TimeSpan.FromTicks(1)), trial), Trials.Of(DomainModel.Right), out _));

    [Fact]
    public void Exactly_three_hours_is_not_stuck_and_one_tick_more_is_at_any_offset()
    {
        var since = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.FromHours(5.5));
        var order = Some.State(OrderStatus.Processing, since, 1, 0m);

        Assert.False(StuckRule.Default.IsStuck(order, since.AddHours(3).ToOffset(TimeSpan.FromHours(-8))));
        Assert.True(StuckRule.Default.IsStuck(order, since.AddHours(3).AddTicks(1).ToOffset(TimeSpan.FromHours(-8))));
    }

    private static void Agree(StuckRule rule, Trial trial)
    {
        foreach (Observation step in trial.Steps)
        {
            Facts after = step.After;
            bool stuck = after.Status == OrderStatus.Processing && step.Now.UtcTicks - after.Since.UtcTicks > trial.Setting.StuckAfter.Ticks;
            Assert.Equal(stuck, rule.IsStuck(Some.State(after.Status, after.Since, 1, 0m), step.Now));
            Assert.Equal(stuck, after.Status == OrderStatus.Processing && after.Since < rule.StuckBefore(step.Now));
            if (step == trial.Steps[^1])
            {
                // A filter is built and run once for a history: it costs more than all the rest.
                Assert.Equal(stuck, Runs(rule.ToExpression<Facts>(row => row.Status, row => row.Since, step.Now), after));
                Assert.Equal(stuck, Runs(rule.ToExpression<Facts>(row => row.Status, row => row.Since.UtcTicks, step.Now), after));
            }
        }
    }

    private static bool Runs(Expression<Func<Facts, bool>> filter, Facts row) => filter.Compile(preferInterpretation: true)(row);
}
