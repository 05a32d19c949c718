namespace SmmOrders.Tests.Laws;

/// <summary>How a share is computed: by the library, or by a fault.</summary>
public delegate decimal Share(RefundPolicy policy, decimal charge, long quantity, long delivered);

/// <summary>A charge to be split, and the method that splits it.</summary>
public sealed record Split(Share By, decimal Charge, long Quantity, long Delivered, RefundPolicy Policy)
{
    public decimal Due => By(Policy, Charge, Quantity, Delivered);

    public override string ToString() =>
        FormattableString.Invariant($"{Charge} for {Quantity}, {Delivered} delivered, {Policy.Decimals} decimals {Policy.Rounding}");
}
