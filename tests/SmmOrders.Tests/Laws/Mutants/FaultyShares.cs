namespace SmmOrders.Tests.Laws;

/// <summary>Wrong ways to compute a refund that panels were seen to use.</summary>
internal static class FaultyShares
{
    private static readonly Dictionary<string, Share> All = new()
    {
        ["rounds what one unit costs first"] = (policy, charge, quantity, delivered) =>
            Cut(policy, charge / quantity) * (quantity - delivered),
        ["rounds the undelivered part of one first"] = (policy, charge, quantity, delivered) =>
            Cut(policy, charge * Cut(policy, (quantity - delivered) / (decimal)quantity)),
        ["rounds what is kept in place of what is refunded"] = (policy, charge, quantity, delivered) =>
            charge - Cut(policy, charge * delivered / quantity),
        ["computes in binary floating point"] = (policy, charge, quantity, delivered) =>
            Cut(policy, (decimal)((double)charge * (quantity - delivered) / quantity)),
        ["does not round"] = (_, charge, quantity, delivered) => charge * (quantity - delivered) / quantity,
        ["pays for what was delivered"] = (policy, charge, quantity, delivered) => ExactShare.Of(charge, delivered, quantity, policy.Decimals, policy.Rounding),
        ["lets decimal overflow and round on the way"] = (policy, charge, quantity, delivered) => delivered == 0
            ? charge
            : decimal.Min(Cut(policy, charge * (quantity - delivered) / quantity), charge),
        ["pays more than the charge where rounding says so"] = (policy, charge, quantity, delivered) =>
            Cut(policy, charge * (quantity - delivered) / quantity),
        ["takes the decimals from the charge"] = (policy, charge, quantity, delivered) =>
            ExactShare.Of(charge, quantity - delivered, quantity, Math.Min((int)charge.Scale, policy.Decimals), policy.Rounding),
    };

    public static Share Find(string fault) => All[fault];

    private static decimal Cut(RefundPolicy policy, decimal amount) => decimal.Round(amount, policy.Decimals, policy.Rounding switch
    {
        RefundRounding.HalfUp => MidpointRounding.AwayFromZero,
        RefundRounding.HalfEven => MidpointRounding.ToEven,
        RefundRounding.Down => MidpointRounding.ToZero,
        _ => MidpointRounding.ToPositiveInfinity,
    });
}
