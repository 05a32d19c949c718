namespace SmmOrders.Tests.Laws;

/// <summary>Lasting states are kept with the order, and changes to them are reported (domain rules, section 6).</summary>
public sealed class LawsOfMemoryTests
{
    [Law]
    public void Only_states_are_open_and_time_states_are_open_exactly_while_they_are_noted(Trial trial)
    {
        const Findings ByTime = Findings.StuckInProcessing | Findings.Late | Findings.Unanswered;
        foreach (Observation step in trial.Steps)
        {
            Assert.Equal(Findings.None, step.After.Open & ~FindingsTable.States);
            Assert.Equal(step.Findings & ByTime, step.After.Open & ByTime);
        }
    }

    [Law]
    public void A_status_ends_NotApplied_and_keeps_the_other_states_that_reports_do_not_open(Trial trial)
    {
        foreach (Observation step in trial.Steps)
        {
            Findings before = step.Before.Open & FindingsTable.OpenedElsewhere;
            Assert.Equal(step.SaysStatus ? before & ~Findings.NotApplied : before, step.After.Open & FindingsTable.OpenedElsewhere);
        }
    }

    [Law]
    public void Raised_and_cleared_are_the_difference_of_the_open_states(Trial trial)
    {
        Findings open = trial.History.Start.Open;
        foreach (Observation step in trial.Steps)
        {
            Assert.Equal(Findings.None, step.Raised & step.Cleared);
            Assert.Equal(Findings.None, step.Raised & open);
            Assert.Equal(step.Cleared, step.Cleared & open);
            open = (open | step.Raised) & ~step.Cleared;
            Assert.Equal(step.After.Open, open);
        }
    }

    [Law]
    public void An_update_is_a_change_exactly_if_a_fact_differs(Trial trial)
    {
        foreach (Observation step in trial.Steps)
        {
            Assert.Equal(step.Before != step.After || step.Entered, step.Changed);
        }
    }

    [Law]
    public void A_correction_says_whether_it_was_applied(Trial trial)
    {
        foreach (Observation step in trial.Steps)
        {
            bool? applied = FindingsTable.IsCorrection(step) ? step.Entered : null;
            Assert.Equal(applied, step.Applied);
        }
    }

    [Law]
    public void A_cause_that_is_reported_later_is_stored_and_nothing_else_changes(Trial trial)
    {
        foreach (Facts canceled in trial.Steps.Select(step => step.After).Where(after => after.Status == OrderStatus.Canceled))
        {
            foreach (CancelCause cause in Enum.GetValues<CancelCause>())
            {
                Observation told = trial.Observe(canceled, StatusReport.Canceled(cause), trial.Steps[^1].Now);
                Findings open = canceled.Open & ~Findings.NotApplied;
                Assert.Equal(canceled with { Cause = cause == CancelCause.Unknown ? canceled.Cause : cause, Open = open }, told.After);
                Assert.Null(told.Paid);
                Assert.Equal(Findings.None, told.Findings);
            }
        }
    }
}
