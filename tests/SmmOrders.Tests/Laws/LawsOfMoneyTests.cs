namespace SmmOrders.Tests.Laws;

/// <summary>Domain rules, section 4, over histories. <see cref="LawsOfArithmeticTests"/> and <see cref="EveryRefundTests"/> have the arithmetic alone.</summary>
public sealed class LawsOfMoneyTests
{
    [Law]
    public void A_share_is_multiplied_first_divided_and_rounded_once(Trial trial)
    {
        foreach (Observation step in Shares(trial))
        {
            Assert.Equal(
                decimal.Max(Due.Undelivered(trial.Setting.Refunds, step.Before, step.Left!.Value), step.Before.Refunded),
                step.After.Refunded);
        }
    }

    [Law]
    public void Only_the_refund_is_rounded_and_what_is_kept_is_the_rest(Trial trial)
    {
        foreach (Facts after in trial.Steps.Select(step => step.After))
        {
            Assert.True(ExactShare.IsSum(after.Charge, after.Refunded, after.Kept));
        }
    }

    [Law]
    public void A_share_has_at_most_the_decimals_of_the_policy_unless_it_is_the_whole_charge(Trial trial)
    {
        foreach (decimal total in Shares(trial).Where(step => step.Paid is { } paid && paid.TotalAfter < step.Before.Charge).Select(step => step.Paid!.TotalAfter))
        {
            Assert.Equal(total, decimal.Round(total, trial.Setting.Refunds.Decimals, MidpointRounding.ToZero));
        }
    }

    [Law]
    public void The_charge_and_the_quantity_of_an_order_never_change(Trial trial)
    {
        foreach (Facts after in trial.Steps.Select(step => step.After))
        {
            Assert.Equal((trial.History.Start.Charge, trial.History.Start.Quantity), (after.Charge, after.Quantity));
        }
    }

    [Law]
    public void A_free_order_lives_like_any_other_and_never_pays(Trial trial)
    {
        Facts free = trial.History.Start with { Charge = 0.00m, Refunded = 0m, Kept = 0.00m };
        Trial gratis = trial.With(trial.History with { Start = free });
        foreach (Observation step in gratis.Steps)
        {
            Assert.Null(step.Paid);
            Assert.Equal((0m, 0m), (step.After.Refunded, step.After.Kept));
            Assert.Equal(step.Path.LastOrDefault(step.Before.Status), step.After.Status);
        }
    }

    private static IEnumerable<Observation> Shares(Trial trial) =>
        trial.Steps.Where(step => step.Entered && step.Says(OrderStatus.Partial) && step.After.Status == OrderStatus.Partial);
}
