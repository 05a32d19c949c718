namespace SmmOrders;

/// <summary>What the facts of an order may be, alone and beside each other.</summary>
internal static class FactChecks
{
    internal static void Ensure(OrderFacts facts)
    {
        _ = facts.Status.EnsureDefined(nameof(facts.Status));
        EnsureQuantity(facts.Quantity, nameof(facts.Quantity));
        EnsureCharge(facts.Charge, nameof(facts.Charge));
        EnsureDelivered(facts.Delivered, nameof(facts.Delivered));
        EnsureRefunded(facts.Refunded, facts.Charge, nameof(facts.Refunded));
        _ = facts.CancelCause.EnsureDefined(nameof(facts.CancelCause));
    }

    internal static void EnsureQuantity(long quantity, string parameter)
    {
        if (quantity <= 0)
        {
            throw Bad(parameter, quantity, "An order's quantity is above zero.");
        }
    }

    internal static void EnsureCharge(decimal charge, string parameter)
    {
        if (charge < 0)
        {
            throw Bad(parameter, charge, "An order's charge is zero or above.");
        }
    }

    private static void EnsureDelivered(long? delivered, string parameter)
    {
        if (delivered < 0)
        {
            throw Bad(parameter, delivered, "A delivered count is zero or above, or null where not known.");
        }
    }

    private static void EnsureRefunded(decimal refunded, decimal charge, string parameter)
    {
        if (refunded < 0 || refunded > charge)
        {
            throw Bad(parameter, refunded, FormattableString.Invariant($"What was refunded is from zero to the charge of {charge}."));
        }

        if (refunded.Scale > charge.Scale)
        {
            ExactMoney.EnsureSplits(charge, ExactMoney.DecimalsOf(refunded), parameter, refunded);
        }
    }

    private static ArgumentOutOfRangeException Bad(string parameter, object? value, string rule) => new(parameter, value, rule);
}
