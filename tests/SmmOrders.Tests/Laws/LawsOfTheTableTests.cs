namespace SmmOrders.Tests.Laws;

/// <summary>The table of domain rules, section 2, row by row: what a report does to an order that is still open.</summary>
public sealed class LawsOfTheTableTests
{
    [Law]
    public void Partial_with_a_part_left_ends_Partial_and_pays_that_part(Trial trial)
    {
        foreach (Observation step in Of(trial, OrderStatus.Partial).Where(step => step.Left > 0 && step.Left < step.Before.Quantity))
        {
            decimal share = ExactShare.Of(step.Before.Charge, step.Left!.Value, step.Before.Quantity, trial.Setting.Refunds.Decimals, trial.Setting.Refunds.Rounding);
            Changes.EndedWith(step, OrderStatus.Partial, step.Before.Quantity - step.Left, share, RefundReason.PartiallyDelivered);
        }
    }

    [Law]
    public void Partial_with_everything_left_is_Canceled_and_pays_the_charge(Trial trial)
    {
        foreach (Observation step in Of(trial, OrderStatus.Partial).Where(step => step.Left == step.Before.Quantity))
        {
            Changes.EndedWith(step, OrderStatus.Canceled, 0, step.Before.Charge, RefundReason.NothingDelivered);
        }
    }

    [Law]
    public void Partial_with_nothing_left_ends_Partial_and_pays_nothing(Trial trial)
    {
        foreach (Observation step in Of(trial, OrderStatus.Partial).Where(step => step.Left <= 0))
        {
            Changes.EndedWith(step, OrderStatus.Partial, step.CountedDelivered, 0m, RefundReason.PartiallyDelivered);
            Assert.Null(step.Paid);
        }
    }

    [Law]
    public void Partial_without_a_usable_count_is_held(Trial trial)
    {
        foreach (Observation step in Of(trial, OrderStatus.Partial).Where(step => step.Left is null || step.Left > step.Before.Quantity))
        {
            Changes.Nothing(step);
            Assert.True(step.Attention);
        }
    }

    [Law]
    public void Canceled_pays_the_charge_whatever_the_remains(Trial trial)
    {
        bool full = trial.Setting.Refunds.OnCanceled == RefundOnCanceled.FullCharge;
        foreach (Observation step in Of(trial, OrderStatus.Canceled).Where(step => full && !(step.Report.IsParent && step.CountedDelivered is null)))
        {
            Changes.EndedWith(step, OrderStatus.Canceled, step.CountedDelivered ?? step.Before.Delivered, step.Before.Charge, RefundReason.Canceled);
        }
    }

    [Law]
    public void Canceled_pays_the_undelivered_part_or_is_held_if_the_panel_chose_that(Trial trial)
    {
        bool undelivered = trial.Setting.Refunds.OnCanceled == RefundOnCanceled.UndeliveredOnly;
        foreach (Observation step in Of(trial, OrderStatus.Canceled).Where(_ => undelivered))
        {
            if (step.CountedDelivered is null)
            {
                Changes.Nothing(step);
            }
            else
            {
                Changes.EndedWith(
                    step, OrderStatus.Canceled, step.CountedDelivered, Due.Undelivered(trial.Setting.Refunds, step.Before, step.Left!.Value), RefundReason.Canceled);
            }
        }
    }

    [Law]
    public void Zero_left_on_Canceled_is_not_a_count(Trial trial)
    {
        foreach (Observation step in trial.Steps.Where(step => step.Says(OrderStatus.Canceled) && step.Left == 0))
        {
            StatusReport silent = step.Report.IsParent ? StatusReport.OfParent(OrderStatus.Canceled) : StatusReport.Canceled(step.Report.Cause);
            Assert.Equal(trial.Observe(step.Before, silent, step.Now) with { Report = step.Report }, step);
        }
    }

    [Law]
    public void Canceled_of_a_parent_without_a_usable_count_is_held(Trial trial)
    {
        foreach (Observation step in Of(trial, OrderStatus.Canceled).Where(step => step.Report.IsParent && step.CountedDelivered is null))
        {
            Changes.Nothing(step);
            Assert.True(step.Attention);
        }
    }

    [Law]
    public void A_cancellation_has_its_cause_and_the_cause_does_not_affect_the_refund(Trial trial)
    {
        foreach (Observation step in Of(trial, OrderStatus.Canceled).Where(step => step.Entered))
        {
            foreach (CancelCause cause in Enum.GetValues<CancelCause>())
            {
                Observation blamed = trial.Observe(step.Before, StatusReport.Canceled(cause, step.Report.Remains), step.Now);
                Assert.Equal(step.Paid, blamed.Paid);
                Assert.Equal(step.After with { Cause = blamed.After.Cause }, blamed.After);
                Assert.True(cause == CancelCause.Unknown || blamed.After.Cause == cause);
            }
        }
    }

    [Law]
    public void Completed_with_nothing_left_or_missing_remains_pays_nothing(Trial trial)
    {
        foreach (Observation step in Of(trial, OrderStatus.Completed).Where(step => step.Left is null or <= 0))
        {
            Changes.EndedWith(step, OrderStatus.Completed, step.CountedDelivered ?? step.Before.Quantity, 0m, default);
            Assert.Null(step.Paid);
            Assert.Equal(step.Left < 0, step.Findings.HasFlag(Findings.OverDelivered));
        }
    }

    [Law]
    public void Completed_with_something_left_is_Completed_pays_nothing_and_needs_attention(Trial trial)
    {
        foreach (Observation step in Of(trial, OrderStatus.Completed).Where(step => step.Left > 0))
        {
            Changes.EndedWith(step, OrderStatus.Completed, step.CountedDelivered ?? step.Before.Delivered, 0m, default);
            Assert.Null(step.Paid);
            Assert.True(step.Attention);
        }
    }

    [Law]
    public void An_open_status_that_can_be_reached_is_entered_and_pays_nothing(Trial trial)
    {
        foreach (Observation step in trial.Steps.Where(step => !step.Before.IsOver && step.SaysOpen && step.Report.Status != step.Before.Status))
        {
            bool reached = !trial.Setting.Legal.Path(step.Before.Status, step.Report.Status!.Value).IsEmpty;
            Assert.Equal(reached ? step.Report.Status : step.Before.Status, step.After.Status);
            Assert.Null(step.Paid);
        }
    }

    [Law]
    public void Remains_of_zero_while_open_prove_nothing(Trial trial)
    {
        foreach (Observation step in trial.Steps.Where(step => step.SaysOpen && step.Left == 0))
        {
            Assert.Equal(step.Before.Delivered, step.After.Delivered);
            Assert.Equal(step.Before.IsOver, step.After.IsOver);
            Assert.Equal(step.Before.Refunded, step.After.Refunded);
        }
    }

    private static IEnumerable<Observation> Of(Trial trial, OrderStatus reported) =>
        trial.Steps.Where(step => !step.Before.IsOver && step.Says(reported));
}
