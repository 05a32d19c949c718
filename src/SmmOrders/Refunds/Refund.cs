using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Money to pay back to a customer, once.</summary>
public sealed class Refund : IEquatable<Refund>
{
    /// <summary>For JSON deserialization; the members must form a valid refund.</summary>
    /// <param name="amount">What to pay.</param>
    /// <param name="totalAfter">The total paid back.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="JsonException">A member is missing or out of range.</exception>
    [JsonConstructor]
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Refund(decimal amount, decimal totalAfter, RefundReason reason)
    {
        JsonInput.Ensure(amount > 0 && amount <= totalAfter, "A refund's Amount is above zero, and its TotalAfter is at least that.");
        _ = JsonInput.Defined(reason, nameof(Reason));
        Amount = amount;
        TotalAfter = totalAfter;
        Reason = reason;
    }

    /// <summary>The amount to pay now, in the currency of the order's charge; above zero.</summary>
    public decimal Amount { get; }

    /// <summary>The total paid back for the order, this refund included; at most the charge.</summary>
    public decimal TotalAfter { get; }

    /// <summary>Why it is paid.</summary>
    public RefundReason Reason { get; }

    /// <summary>Whether the two are equal.</summary>
    public static bool operator ==(Refund? left, Refund? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the two differ.</summary>
    public static bool operator !=(Refund? left, Refund? right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Refund? other) => other is not null
        && Amount == other.Amount && TotalAfter == other.TotalAfter && Reason == other.Reason;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Refund);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Amount, TotalAfter, Reason);

    /// <summary>The refund that raises the total paid back to the total due.</summary>
    /// <returns><see langword="null"/> if that much or more was already paid: money is never taken back.</returns>
    internal static Refund? UpTo(in decimal due, in decimal paid, RefundReason reason) => due > paid ? new(due - paid, due, reason) : null;

    /// <summary>
    /// A key that is the same whenever the same refund is decided again, so that a ledger with a unique index pays it once. It
    /// consists of the order and the total after, because no two refunds of an order have the same total.
    /// </summary>
    /// <param name="orderId">
    /// The panel's own identifier of the order, as text. Always write it the same way: <c>A-1</c> and <c>a-1</c> are two orders.
    /// </param>
    /// <returns>For example <c>A-1:7</c>; independent of culture, without trailing zeros of the amount.</returns>
    /// <exception cref="ArgumentException"><paramref name="orderId"/> is empty or white space.</exception>
    public string IdempotencyKey(string orderId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(orderId);
        return string.Create(CultureInfo.InvariantCulture, $"{orderId}:{TotalAfter:0.############################}");
    }

    /// <summary>The same key for a numeric identifier, written as digits.</summary>
    /// <param name="orderId">The panel's own identifier of the order.</param>
    /// <returns>For example <c>1042:7</c>; independent of culture.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="orderId"/> is zero: the database has not numbered the order yet.</exception>
    public string IdempotencyKey(long orderId) => orderId != 0
        ? IdempotencyKey(orderId.ToString(CultureInfo.InvariantCulture))
        : throw new ArgumentOutOfRangeException(nameof(orderId), orderId, "The order has no identifier yet: store it first, so that the database numbers it.");

    /// <summary>The same key for a <see cref="Guid"/>, written in its canonical form: lower case with hyphens, format <c>D</c>.</summary>
    /// <param name="orderId">The panel's own identifier of the order.</param>
    /// <returns>For example <c>0f8fad5b-d9cb-469f-a165-70867728950e:7</c>.</returns>
    /// <exception cref="ArgumentException"><paramref name="orderId"/> is empty: the order has no identifier yet.</exception>
    public string IdempotencyKey(Guid orderId) => orderId != Guid.Empty
        ? IdempotencyKey(orderId.ToString("D"))
        : throw new ArgumentException("The order has no identifier yet: the Guid is empty. Give it one first.", nameof(orderId));

    /// <summary>Amount, total and reason on one line; independent of culture.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount} ({TotalAfter} in all, {Reason})");
}
