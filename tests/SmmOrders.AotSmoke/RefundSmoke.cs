namespace SmmOrders.AotSmoke;

internal static class RefundSmoke
{
    private static readonly decimal[] Charges = [0m, 0.00m, 0.27819m, 2.32m, 10.00m, 1_000_000.00m, 1e20m, decimal.MaxValue];

    public static void Run()
    {
        RefundPolicy[] policies =
        [
            RefundPolicy.HalfUp(2), RefundPolicy.HalfEven(2), RefundPolicy.Down(5), RefundPolicy.Up(0),
            new() { Decimals = RefundPolicy.MaxDecimals, Rounding = RefundRounding.HalfUp, OnCanceled = RefundOnCanceled.UndeliveredOnly },
        ];
        foreach (RefundPolicy policy in policies)
        {
            Say.Line($"{policy.Decimals} {policy.Rounding} {policy.OnCanceled} {policy}");
            foreach (decimal charge in Charges)
            {
                foreach ((long quantity, long delivered) in new[] { (3L, 0L), (3, 1), (3, 2), (3, 3), (2_000_000_000, 1_000_000_000), (long.MaxValue, 7) })
                {
                    Say.Outcome($"  {delivered} of {quantity}", () => policy.Format(policy.ForUndelivered(charge, quantity, delivered)));
                }
            }
        }

        Say.Outcome("decimals", () => RefundPolicy.HalfUp(9));
        Say.Outcome("rounding", () => new RefundPolicy { Decimals = 2, Rounding = (RefundRounding)9 });
        Say.Outcome("negative", () => RefundPolicy.HalfUp(2).ForUndelivered(-1, 1, 1));
        Say.Line($"equal {RefundPolicy.HalfUp(2) == policies[0]}");
    }
}
