namespace SmmOrders.Tests.Laws;

/// <summary>The eight laws of domain rules, section 2: for any sequence of any reports whatsoever.</summary>
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
    public void Refunds_aim_at_a_total_and_pay_only_what_is_missing_to_it(Trial trial)
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
    public void Refunded_is_from_zero_to_the_charge_and_with_what_is_kept_makes_it_up_exactly(Trial trial)
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
        Facts order = trial.History.Start with { Status = OrderStatus.Processing, Delivered = null, Refunded = 0m, Kept = trial.History.Start.Charge };
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
        Facts order = trial.History.Start with { Status = OrderStatus.InProgress, Delivered = null, Refunded = 0m, Kept = trial.History.Start.Charge };
        decimal[] refunds =
        [
            .. trial.History.Reports
                .Select(said => said.Report.Remains is { IsKnown: true } remains ? remains.Count : 0)
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
            Changes.Nothing(trial.Observe(step.After, step.Report, step.Now));
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
    public void What_cannot_be_understood_changes_nothing_and_is_told(Trial trial)
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

    private static bool HangsOnRemains(Observation step) =>
        !step.Before.IsOver && (step.Says(OrderStatus.Partial) || (step.Says(OrderStatus.Canceled) && step.Report.IsParent));
}
