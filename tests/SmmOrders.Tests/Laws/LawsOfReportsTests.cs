namespace SmmOrders.Tests.Laws;

/// <summary>The ten laws of domain rules, section 2: for any sequence of any reports whatsoever.</summary>
public sealed class LawsOfReportsTests
{
    /// <summary>Law 1 of the domain rules.</summary>
    [Law]
    public void A_final_status_and_its_money_are_decided_together_or_neither_is(Trial trial)
    {
        foreach (Observation step in trial.Steps)
        {
            bool ends = step.Entered && step.After.IsOver;
            decimal decided = ends ? decimal.Max(Due.Of(trial, step), step.Before.Refunded) : step.Before.Refunded;
            Assert.Equal(decided, step.After.Refunded);
            Assert.Equal(ends && decided != step.Before.Refunded, step.Paid is not null);
        }
    }

    /// <summary>Law 2 of the domain rules.</summary>
    [Law]
    public void Refunds_target_a_total_and_pay_only_the_difference(Trial trial)
    {
        decimal paid = trial.History.Start.Refunded;
        foreach (Observation step in trial.Steps)
        {
            decimal missing = step.Entered && step.After.IsOver ? decimal.Max(Due.Of(trial, step) - step.Before.Refunded, 0m) : 0m;
            Assert.Equal(missing, step.Paid?.Amount ?? 0m);
            Assert.Equal(missing > 0, step.Paid is not null);
            paid += missing;
            Assert.Equal(paid, step.Paid?.TotalAfter ?? step.After.Refunded);
        }

        Assert.Equal(paid, trial.End.Refunded);
    }

    /// <summary>Law 3 of the domain rules.</summary>
    [Law]
    public void Refunded_is_from_zero_to_the_charge_and_refunded_plus_kept_is_exactly_the_charge(Trial trial)
    {
        foreach (Facts after in trial.Steps.Select(step => step.After))
        {
            Assert.InRange(after.Refunded, 0m, after.Charge);
            Assert.True(ExactShare.IsSum(after.Charge, after.Refunded, after.Kept));
        }
    }

    /// <summary>Law 3 of the domain rules.</summary>
    [Law]
    public void A_full_refund_is_the_charge_to_the_letter(Trial trial)
    {
        Facts order = trial.History.Start with
        {
            Status = OrderStatus.Processing,
            Delivered = null,
            Refunded = 0m,
            Kept = trial.History.Start.Charge,
            Cause = CancelCause.Unknown,
        };
        foreach (StatusReport full in (StatusReport[])[StatusReport.Of(OrderStatus.Partial, order.Quantity), StatusReport.Of(OrderStatus.Canceled, order.Quantity)])
        {
            Facts after = trial.Observe(order, full, order.Since).After;
            Assert.Equal(order.Charge, after.Refunded);
            Assert.Equal(0m, after.Kept);
        }
    }

    /// <summary>Law 4 of the domain rules.</summary>
    [Law]
    public void More_delivered_never_refunds_more(Trial trial)
    {
        Facts order = trial.History.Start with
        {
            Status = OrderStatus.InProgress,
            Delivered = null,
            Refunded = 0m,
            Kept = trial.History.Start.Charge,
            Cause = CancelCause.Unknown,
        };
        decimal[] refunds =
        [
            .. trial.History.Reports
                .Select(said => said.Report.Remains.Count ?? 0)
                .Where(left => left <= order.Quantity)
                .Concat([0, 1, order.Quantity - 1, order.Quantity])
                .OrderDescending()
                .Select(left => trial.Observe(order, StatusReport.Of(OrderStatus.Partial, left), order.Since).After.Refunded),
        ];

        Assert.Equal(refunds.OrderDescending(), refunds);
        Assert.Equal(order.Charge, refunds[0]);
        Assert.Equal(0m, refunds[^1]);
    }

    /// <summary>Law 5 of the domain rules.</summary>
    [Law]
    public void The_same_report_twice_changes_nothing_the_second_time(Trial trial)
    {
        foreach (Observation step in trial.Steps)
        {
            Observation again = trial.Observe(step.After, step.Report, step.Now);
            Changes.Nothing(again);
            Assert.False(again.Changed);
            Assert.Equal(step.After, again.After);
            Changes.Nothing(trial.Observe(step.After, step.Report, trial.Steps[^1].Now));
        }
    }

    /// <summary>Law 6 of the domain rules.</summary>
    [Law]
    public void Moves_among_open_statuses_never_move_money(Trial trial)
    {
        foreach (Observation step in trial.Steps.Where(step => !step.After.IsOver))
        {
            Assert.Null(step.Paid);
            Assert.Equal(step.Before.Refunded, step.After.Refunded);
        }
    }

    /// <summary>Law 7 of the domain rules.</summary>
    [Law]
    public void A_report_that_cannot_be_understood_changes_nothing_and_is_noted(Trial trial)
    {
        foreach (Observation step in trial.Steps)
        {
            Findings told = step.Report.Kind switch
            {
                ReportKind.UnknownStatus => Findings.UnknownStatus,
                ReportKind.ProviderError => Findings.ProviderError,
                ReportKind.NotReported => Findings.NotReported,
                ReportKind.Malformed => Findings.Malformed,
                _ when HangsOnRemains(step) && step.Report.Remains.IsMissing => Findings.RemainsMissing,
                _ when HangsOnRemains(step) && step.Report.Remains.IsUnreadable => Findings.RemainsUnreadable,
                _ when HangsOnRemains(step) && step.Left > step.Before.Quantity => Findings.RemainsExceedsQuantity,
                _ => Findings.None,
            };
            if (told != Findings.None)
            {
                Changes.Nothing(step);
                Assert.True(step.Findings.HasFlag(told));
            }
        }
    }

    /// <summary>Law 8 of the domain rules.</summary>
    [Law]
    public void No_report_brings_a_final_order_back_to_life(Trial trial)
    {
        foreach (Observation step in trial.Steps.Where(step => step.Before.IsOver))
        {
            Assert.True(step.After.IsOver);
            Assert.Equal(step.Path.FirstOrDefault(step.Before.Status), step.Before.Status);
        }
    }

    /// <summary>Law 9 of the domain rules.</summary>
    [Law]
    public void An_undecided_end_holds_the_order_until_an_open_status_or_a_decided_end(Trial trial)
    {
        foreach (Observation step in trial.Steps)
        {
            Findings held = step.After.IsOver || step.SaysOpen ? Findings.None
                : !step.SaysStatus ? step.Before.Held
                : step.Findings & (Findings.RemainsMissing | Findings.RemainsUnreadable | Findings.RemainsExceedsQuantity);
            Assert.Equal(held, step.After.Held);
            Assert.Equal(!step.After.IsOver && step.SaysStatus && !step.SaysOpen, step.SaysStatus && step.After.Held != Findings.None);
        }
    }

    /// <summary>Law 9 of the domain rules.</summary>
    [Law]
    public void An_order_is_unanswered_from_the_first_poll_without_an_answer_about_it_to_the_first_with_one(Trial trial)
    {
        DateTimeOffset? since = trial.History.Start.UnansweredSince;
        foreach (Observation step in trial.Steps)
        {
            bool saysNothing = step.Report.Kind is ReportKind.ProviderError or ReportKind.NotReported or ReportKind.Malformed;
            since = saysNothing && !step.Before.IsOver ? since ?? step.Now : null;
            Assert.Equal(since, step.After.UnansweredSince);
        }
    }

    /// <summary>Law 10 of the domain rules.</summary>
    [Law]
    public void What_an_earlier_report_showed_as_delivered_counts(Trial trial)
    {
        long most = trial.History.Start.MostDelivered ?? 0;
        foreach (Observation step in trial.Steps)
        {
            // A report after the end that is not applied shows nothing.
            bool shows = !step.Before.IsOver || step.Entered;
            bool says = step.SaysStatus && step.Counted is not null && !(step.SaysOpen && step.Left == 0);
            most = Math.Max(most, shows && says ? step.CountedDelivered!.Value : shows && step.Entered && step.After.Status == OrderStatus.Completed ? step.After.Delivered ?? 0 : 0);
            Assert.Equal(most, step.After.MostDelivered ?? 0);
            Assert.True((step.After.Delivered ?? 0) <= most);
        }
    }

    /// <summary>Law 10 of the domain rules.</summary>
    [Law]
    public void If_anything_was_delivered_first_the_customers_link_is_not_the_cause(Trial trial)
    {
        foreach (Observation step in trial.Steps.Where(step => step.Entered && step.After.Status == OrderStatus.Canceled && step.Report.Cause == CancelCause.Unknown))
        {
            Assert.False(step.After.MostDelivered > 0 && step.After.Cause == CancelCause.OrderIssue);
            Assert.True(step.After.MostDelivered > 0 || step.Before.Status != OrderStatus.Processing || step.After.Cause == CancelCause.OrderIssue);
        }
    }

    private static bool HangsOnRemains(Observation step) =>
        !step.Before.IsOver && (step.Says(OrderStatus.Partial) || (step.Says(OrderStatus.Canceled) && step.Report.IsParent));
}
