using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// How refunds are calculated: the number of decimals, the rounding, and what a canceled order pays back. The first two have no
/// default: panels use 0 to 5 decimals and round both ways, and guessing would lose money. To change one property of a policy, write
/// <c>RefundPolicy.HalfUp(2) with { OnCanceled = RefundOnCanceled.UndeliveredOnly }</c>.
/// </summary>
public sealed record RefundPolicy
{
    /// <summary>The most decimals that a refund may have.</summary>
    public const int MaxDecimals = 8;

    /// <summary>Creates a policy; set the required members.</summary>
    public RefundPolicy()
    {
    }

    /// <summary>For JSON deserialization; every member is validated.</summary>
    /// <param name="decimals">Decimals of a refund.</param>
    /// <param name="rounding">How an amount between two is rounded.</param>
    /// <param name="onCanceled">What a canceled order pays back.</param>
    /// <exception cref="JsonException">A value is out of range.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public RefundPolicy(int decimals, RefundRounding rounding, RefundOnCanceled onCanceled = RefundOnCanceled.FullCharge)
    {
        try
        {
            Decimals = decimals;
            Rounding = rounding;
            OnCanceled = onCanceled;
        }
        catch (ArgumentException exception)
        {
            throw JsonInput.Refusal(exception);
        }
    }

    /// <summary>Decimals of a refund: 2 for USD cents, 0 for VND; from 0 to <see cref="MaxDecimals"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is out of range.</exception>
    public required int Decimals
    {
        get;
        init => field = EnsureDecimals(value, nameof(Decimals));
    }

    /// <summary>How an amount between two representable ones is rounded.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the four.</exception>
    public required RefundRounding Rounding
    {
        get;
        init => field = value is >= RefundRounding.HalfUp and <= RefundRounding.Up ? value : throw UndefinedEnum.Error(nameof(Rounding), value, "a rounding");
    }

    /// <summary>What a canceled order pays back.</summary>
    /// <value>The default is <see cref="RefundOnCanceled.FullCharge"/> (domain rule S10).</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is not one of the two.</exception>
    public RefundOnCanceled OnCanceled
    {
        get;
        init => field = value is RefundOnCanceled.FullCharge or RefundOnCanceled.UndeliveredOnly
            ? value
            : throw UndefinedEnum.Error(nameof(OnCanceled), value, "a refund on Canceled");
    } = RefundOnCanceled.FullCharge;

    /// <summary>Rounds to the nearest, with halves up; a canceled order pays back its charge.</summary>
    /// <param name="decimals">From 0 to <see cref="MaxDecimals"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="decimals"/> is out of range.</exception>
    public static RefundPolicy HalfUp(int decimals) => Of(decimals, RefundRounding.HalfUp);

    /// <summary>Rounds to the nearest, with halves to the even digit; a canceled order pays back its charge.</summary>
    /// <inheritdoc cref="HalfUp"/>
    public static RefundPolicy HalfEven(int decimals) => Of(decimals, RefundRounding.HalfEven);

    /// <summary>Rounds toward zero; a canceled order pays back its charge.</summary>
    /// <inheritdoc cref="HalfUp"/>
    public static RefundPolicy Down(int decimals) => Of(decimals, RefundRounding.Down);

    /// <summary>Rounds away from zero, never above the charge; a canceled order pays back its charge.</summary>
    /// <inheritdoc cref="HalfUp"/>
    public static RefundPolicy Up(int decimals) => Of(decimals, RefundRounding.Up);

    /// <summary>
    /// The total due for an order that was delivered in part: <c>round(charge * undelivered / quantity)</c>, multiplied first and
    /// rounded once (domain rule S13).
    /// </summary>
    /// <param name="charge">What the customer was charged; zero or above.</param>
    /// <param name="quantity">Units ordered; above zero.</param>
    /// <param name="delivered">Units delivered; zero or above. At the quantity or above nothing is due; at zero exactly the charge is due.</param>
    /// <returns>From zero to the charge. Exact for every input, even if an intermediate <see cref="decimal"/> would overflow.</returns>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A value is out of range, or the charge has too many digits to be split at <see cref="Decimals"/> without rounding what is
    /// kept.
    /// </exception>
    public decimal ForUndelivered(decimal charge, long quantity, long delivered)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(charge);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(quantity);
        ArgumentOutOfRangeException.ThrowIfNegative(delivered);
        if (delivered == 0)
        {
            return charge;
        }

        if (delivered >= quantity)
        {
            return 0m;
        }

        ExactMoney.EnsureSplits(charge, Decimals, nameof(charge), charge);
        decimal due = ExactMoney.Share(charge, quantity - delivered, quantity, Decimals, Rounding);
        return Math.Min(due, charge);
    }

    /// <summary>The total due for an order that ends in the status, by a report or a decision.</summary>
    /// <param name="order">The order.</param>
    /// <param name="end">The final status.</param>
    /// <param name="delivered">Units delivered; required for Partial, and for Canceled if only the undelivered part is paid back.</param>
    internal decimal ForEnd(OrderState order, OrderStatus end, long? delivered) => end switch
    {
        OrderStatus.Canceled when OnCanceled == RefundOnCanceled.FullCharge => order.Charge,
        OrderStatus.Canceled or OrderStatus.Partial => ForUndelivered(order.Charge, order.Quantity, delivered!.Value),
        _ => 0m,
    };

    /// <summary>
    /// Formats an amount with at least <see cref="Decimals"/> decimals, and with more if it has more, so that no digit is lost:
    /// <c>4.00</c>, <c>0.27819</c>. Zero is <c>0</c>. No thousands separators.
    /// </summary>
    /// <param name="amount">Any amount.</param>
    /// <param name="culture">The culture whose decimal separator is used; the invariant culture by default.</param>
    public string Format(decimal amount, CultureInfo? culture = null) =>
        amount == 0 ? "0"
        : amount.Scale == Decimals ? amount.ToString(culture ?? CultureInfo.InvariantCulture)
        : amount.ToString($"0.{new string('0', Decimals)}############################", culture ?? CultureInfo.InvariantCulture);

    private static RefundPolicy Of(int decimals, RefundRounding rounding) =>
        new() { Decimals = EnsureDecimals(decimals, nameof(decimals)), Rounding = rounding };

    private static int EnsureDecimals(int decimals, string parameter) => decimals is >= 0 and <= MaxDecimals
        ? decimals
        : throw new ArgumentOutOfRangeException(parameter, decimals, $"A refund has 0 to {MaxDecimals} decimals.");
}
