namespace SmmOrders.Tests.Laws;

/// <summary>One key for each refund, which a ledger's unique index relies on.</summary>
public sealed class LawsOfKeysTests
{
    [Law]
    public void The_same_refund_decided_again_has_the_same_key(Trial trial)
    {
        foreach (Observation step in trial.Steps.Where(step => step.Paid is not null))
        {
            Assert.Equal(step.Paid!.Key, trial.Observe(step.Before, step.Report, trial.Steps[^1].Now).Paid?.Key);
        }
    }

    [Law]
    public void Two_refunds_of_one_order_never_share_a_key(Trial trial)
    {
        string[] keys = [.. trial.Steps.Where(step => step.Paid is not null).Select(step => step.Paid!.Key)];
        Assert.Equal(keys.Distinct(), keys);
    }

    [Law]
    public void The_key_consists_of_the_order_and_the_total_after_in_plain_digits(Trial trial)
    {
        foreach (Payment paid in trial.Steps.Select(step => step.Paid).OfType<Payment>())
        {
            Assert.Equal(DomainRules.Key(paid, default), paid.Key);
        }
    }
}
