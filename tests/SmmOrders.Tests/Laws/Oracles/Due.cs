namespace SmmOrders.Tests.Laws;

/// <summary>The total due for the final status that a report led to: domain rules S8, S10 and S13.</summary>
internal static class Due
{
    public static decimal Of(Trial trial, Observation step)
    {
        if (step.After.Status == OrderStatus.Completed)
        {
            return 0m;
        }

        if (step.After.Status == OrderStatus.Canceled && trial.Setting.Refunds.OnCanceled == RefundOnCanceled.FullCharge)
        {
            return step.Before.Charge;
        }

        // An order that ended with its refund undecided breaks law 1 of the domain rules.
        Assert.NotNull(step.Left);
        return Undelivered(trial.Setting.Refunds, step.Before, step.Left.Value);
    }

    /// <summary>The undelivered part's share of the charge; nothing if nothing is left.</summary>
    public static decimal Undelivered(RefundPolicy policy, Facts order, long left) =>
        ExactShare.Of(order.Charge, Math.Max(left, 0), order.Quantity, policy.Decimals, policy.Rounding);
}
