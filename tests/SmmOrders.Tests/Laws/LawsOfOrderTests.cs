namespace SmmOrders.Tests.Laws;

/// <summary>Domain rules, section 2, "Order among reports".</summary>
public sealed class LawsOfOrderTests
{
    [Law]
    public void Missed_steps_are_filled_in_with_legal_transitions_and_each_is_recorded(Trial trial)
    {
        foreach (Observation step in trial.Steps)
        {
            Assert.Equal(step.Before.Status, step.Path.FirstOrDefault(step.Before.Status));
            Assert.Equal(step.After.Status, step.Path.LastOrDefault(step.Before.Status));
            if (step.Entered)
            {
                Assert.All(step.Path.Zip(step.Path.Skip(1)), move => Assert.True(trial.Setting.Legal.Permits(move.First, move.Second)));
            }
        }
    }

    [Law]
    public void No_unnecessary_and_no_final_step_is_filled_in(Trial trial)
    {
        foreach (Observation step in trial.Steps.Where(step => step.Entered))
        {
            Assert.DoesNotContain(step.Path[1..^1], status => status is OrderStatus.Completed or OrderStatus.Canceled or OrderStatus.Partial);
            if (step.Before.Status != step.After.Status)
            {
                Assert.Equal<OrderStatus>(trial.Setting.Legal.Path(step.Before.Status, step.After.Status), step.Path);
            }
        }
    }

    [Law]
    public void An_order_of_a_service_that_delivers_while_Pending_ends_straight_from_Pending(Trial trial)
    {
        foreach (Observation step in trial.Steps.Where(step =>
            trial.Setting.Service.DeliversWhilePending && step.Before.Status == OrderStatus.Pending
            && step.After.Status is OrderStatus.Completed or OrderStatus.Partial))
        {
            Assert.Equal(2, step.Path.Length);
        }
    }

    [Law]
    public void A_regression_keeps_the_furthest_status_and_is_noted(Trial trial)
    {
        foreach (Observation step in trial.Steps.Where(step => !step.Before.IsOver && step.SaysOpen && step.Report.Status != step.Before.Status))
        {
            if (trial.Setting.Legal.Path(step.Before.Status, step.Report.Status!.Value).IsEmpty)
            {
                Changes.Nothing(step);
                Assert.True(step.Findings.HasFlag(Findings.Regression));
            }
        }
    }

    [Law]
    public void A_repeated_final_status_changes_nothing(Trial trial)
    {
        foreach (Observation step in trial.Steps.Where(FindingsTable.SameAgain))
        {
            // A repeated final status can only add a cause.
            Changes.Nothing(step with { After = step.After with { Cause = step.Before.Cause } });
            Assert.Equal(Findings.None, step.Findings);
        }
    }

    [Law]
    public void An_open_status_after_a_final_one_is_noted_and_ignored(Trial trial)
    {
        foreach (Observation step in trial.Steps.Where(step => step.Before.IsOver && step.SaysOpen))
        {
            Changes.Nothing(step);
            Assert.True(step.Findings.HasFlag(Findings.Reopened));
            Assert.True(step.Attention);
        }
    }

    [Law]
    public void A_correction_without_opt_in_is_noted_but_not_applied(Trial trial)
    {
        foreach (Observation step in Corrections(trial).Where(step => !IsAskedFor(trial, step)))
        {
            Changes.Nothing(step);
        }
    }

    [Law]
    public void A_correction_with_opt_in_pays_what_is_still_due(Trial trial)
    {
        foreach (Observation step in Corrections(trial).Where(step => IsAskedFor(trial, step) && !FindingsTable.IsHeld(trial, step)))
        {
            decimal total = TotalOf(trial, step);
            if (total >= step.Before.Refunded)
            {
                Changes.EndedWith(step, FindingsTable.Amounts(step), step.After.Delivered, total, RefundReason.Correction);
                Assert.True(step.Entered);
                Assert.Equal(total, step.After.Refunded);
            }
        }
    }

    [Law]
    public void A_correction_that_would_take_money_back_is_noted_and_not_applied(Trial trial)
    {
        foreach (Observation step in Corrections(trial).Where(step => IsAskedFor(trial, step) && !FindingsTable.IsHeld(trial, step)))
        {
            if (TotalOf(trial, step) < step.Before.Refunded)
            {
                Changes.Nothing(step);
                Assert.True(step.Findings.HasFlag(Findings.RefundWouldDecrease));
            }
        }
    }

    [Law]
    public void Canceled_is_never_corrected_and_nothing_is_ever_corrected_to_Completed(Trial trial)
    {
        foreach (Observation step in trial.Steps.Where(step => step.Before.IsOver))
        {
            Assert.False(step.Before.Status == OrderStatus.Canceled && step.Entered);
            Assert.True(step.Before.Status != OrderStatus.Canceled || step.After == step.Before with { Cause = step.After.Cause, Open = step.After.Open });
            Assert.Equal(step.Before.Status == OrderStatus.Completed && !step.Entered, step.After.Status == OrderStatus.Completed);
        }
    }

    private static IEnumerable<Observation> Corrections(Trial trial)
    {
        foreach (Observation step in trial.Steps.Where(FindingsTable.IsCorrection))
        {
            Assert.True(step.Findings.HasFlag(Findings.Correction));
            yield return step;
        }
    }

    private static bool IsAskedFor(Trial trial, Observation step) =>
        trial.Setting.Lifecycle.Table.Permits(step.Before.Status, FindingsTable.Amounts(step));

    private static decimal TotalOf(Trial trial, Observation step) =>
        FindingsTable.Amounts(step) == OrderStatus.Canceled && trial.Setting.Refunds.OnCanceled == RefundOnCanceled.FullCharge
            ? step.Before.Charge
            : Due.Undelivered(trial.Setting.Refunds, step.Before, step.Left!.Value);
}
