namespace SmmOrders.Tests.Laws;

/// <summary>Domain rules, section 3, over histories. <see cref="LawsOfTheStuckRuleTests"/> has the rule alone.</summary>
public sealed class LawsOfTimeTests
{
    [Law]
    public void Stuck_is_Processing_for_longer_than_the_threshold_to_the_tick(Trial trial)
    {
        foreach (Observation step in trial.Steps)
        {
            long threshold = (trial.Setting.Service.StuckAfter ?? trial.Setting.StuckAfter).Ticks;
            bool stuck = step.After.Status == OrderStatus.Processing && step.Now.UtcTicks - step.After.Since.UtcTicks > threshold;
            Assert.Equal(stuck, step.Findings.HasFlag(Findings.StuckInProcessing));
        }
    }

    [Law]
    public void The_clock_runs_from_entering_the_status_and_no_poll_touches_it(Trial trial)
    {
        foreach (Observation step in trial.Steps)
        {
            Assert.Equal(step.Entered ? step.Now : step.Before.Since, step.After.Since);
        }
    }

    [Law]
    public void An_order_that_entered_in_the_future_is_neither_stuck_nor_late(Trial trial)
    {
        foreach (Observation step in trial.Steps.Where(step => step.Now <= step.After.Since))
        {
            Assert.Equal(Findings.None, step.Findings & (Findings.StuckInProcessing | Findings.Late));
        }
    }

    [Law]
    public void Only_Processing_is_ever_stuck_and_only_a_time_frame_of_the_service_makes_late(Trial trial)
    {
        foreach (Observation step in trial.Steps)
        {
            Assert.False(step.Findings.HasFlag(Findings.StuckInProcessing) && step.After.Status != OrderStatus.Processing);
            TimeSpan? frame = step.After.Status switch
            {
                OrderStatus.Pending => trial.Setting.Service.ExpectedPending,
                OrderStatus.InProgress => trial.Setting.Service.ExpectedInProgress,
                _ => null,
            };
            Assert.Equal(frame is not null && step.Now.UtcTicks - step.After.Since.UtcTicks > frame.Value.Ticks, step.Findings.HasFlag(Findings.Late));
        }
    }

    [Law]
    public void A_service_is_evaluated_by_its_own_threshold(Trial trial)
    {
        Setting own = trial.Setting with { Service = new ServiceProfile { StuckAfter = TimeSpan.FromHours(5) } };
        Trial slow = trial.With(trial.History with { Setting = own });
        foreach (Observation step in slow.Steps.Where(step => step.After.Status == OrderStatus.Processing))
        {
            Assert.Equal(step.Now.UtcTicks - step.After.Since.UtcTicks > 5 * TimeSpan.TicksPerHour, step.Findings.HasFlag(Findings.StuckInProcessing));
        }
    }
}
