using System.Globalization;

namespace SmmOrders;

/// <summary>
/// The facts of one order. Immutable: <see cref="OrderTracker.Observe"/> returns the order after a report, and the one
/// before stays as it was.
/// </summary>
/// <remarks>
/// Quantity and charge are frozen when the order is placed; no report changes them, and every refund is made from them.
/// Two orders with equal facts are equal; instants are compared, not their offsets, and trailing zeros do not matter.
/// </remarks>
public sealed record OrderState
{
    /// <summary>An order as it is stored by the panel. A new one is made by <see cref="OrderTracker.Place"/>.</summary>
    /// <param name="status">The status that the order is in.</param>
    /// <param name="since">When it entered that status; not when its row was last touched.</param>
    /// <param name="quantity">Units ordered; above zero.</param>
    /// <param name="charge">What the customer was charged, in the customer's currency; zero for a free order.</param>
    /// <param name="delivered">Units delivered, as far as known; <see langword="null"/> where not known. May exceed the quantity.</param>
    /// <param name="refunded">What was paid back so far; from zero to the charge.</param>
    /// <param name="cancelCause">Why it was canceled, where that is known.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A value is outside what its parameter allows, or charge and refunded have so many digits that their difference would
    /// be rounded.
    /// </exception>
    public OrderState(
        OrderStatus status,
        DateTimeOffset since,
        long quantity,
        decimal charge,
        long? delivered = null,
        decimal refunded = 0m,
        CancelCause cancelCause = CancelCause.Unknown)
    {
        Status = status.EnsureDefined();
        Since = since;
        Quantity = quantity > 0 ? quantity : throw Bad(nameof(quantity), quantity, "An order's quantity is above zero");
        Charge = charge >= 0 ? charge : throw Bad(nameof(charge), charge, "An order's charge is zero or above");
        Delivered = delivered is not < 0 ? delivered : throw Bad(nameof(delivered), delivered, "A delivered count is zero or above, or null where not known");
        Refunded = refunded >= 0 && refunded <= charge
            ? refunded
            : throw BadRefunded(refunded, charge);
        CancelCause = cancelCause.EnsureDefined(nameof(cancelCause));
        if (refunded.Scale > charge.Scale)
        {
            ExactMoney.EnsureSplits(charge, ExactMoney.DecimalsOf(refunded), nameof(refunded), refunded);
        }
    }

    private OrderState(OrderState before, OrderStatus status, DateTimeOffset since, long? delivered, decimal refunded, CancelCause cancelCause)
    {
        Status = status;
        Since = since;
        Quantity = before.Quantity;
        Charge = before.Charge;
        Delivered = delivered;
        Refunded = refunded;
        CancelCause = cancelCause;
    }

    /// <summary>The status that the order is in.</summary>
    public OrderStatus Status { get; }

    /// <summary>When the order entered its status.</summary>
    public DateTimeOffset Since { get; }

    /// <summary>Units ordered; above zero.</summary>
    public long Quantity { get; }

    /// <summary>What the customer was charged; zero or above.</summary>
    public decimal Charge { get; }

    /// <summary>Units delivered as last reported; <see langword="null"/> where not known. Above the quantity where over-delivered.</summary>
    public long? Delivered { get; }

    /// <summary>What was paid back so far; from zero to <see cref="Charge"/>.</summary>
    public decimal Refunded { get; }

    /// <summary>Why the order was canceled; <see cref="CancelCause.Unknown"/> where it was not, or nobody can tell.</summary>
    public CancelCause CancelCause { get; }

    /// <summary>What the panel keeps: the charge less what was refunded, exactly.</summary>
    public decimal Kept => Charge - Refunded;

    /// <summary>Whether work on the order has ended, and with it its money is decided.</summary>
    public bool IsFinal => Status.IsFinal();

    /// <summary>The facts in one line, the same in every culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Status} since {Since:O}, {(object?)Delivered ?? "?"} of {Quantity} delivered, charged {Charge}, refunded {Refunded}");

    internal OrderState Enter(OrderStatus status, DateTimeOffset at, long? delivered, decimal refunded, CancelCause cause) =>
        new(this, status, at, delivered, refunded, cause);

    internal OrderState WithDelivered(long? delivered) => new(this, Status, Since, delivered, Refunded, CancelCause);

    private static ArgumentOutOfRangeException BadRefunded(decimal refunded, decimal charge) =>
        Bad(nameof(refunded), refunded, FormattableString.Invariant($"What was refunded is from zero to the charge of {charge}"));

    private static ArgumentOutOfRangeException Bad(string parameter, object? value, string rule) => new(parameter, value, $"{rule}.");
}
