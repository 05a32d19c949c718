namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// What a panel's own order class shows when it cannot derive from <see cref="TrackedOrder"/>. Give each property a private setter: the
/// store alone writes them.
/// </summary>
/// <remarks>
/// A property of <see cref="TrackedOrder"/> that the class does not have becomes a shadow property of the same name, so that the database
/// has the same columns either way.
/// </remarks>
public interface ITrackedOrder
{
    /// <summary>The order's status.</summary>
    OrderStatus Status { get; }

    /// <summary>When the order entered that status; whole microseconds, in UTC.</summary>
    DateTimeOffset StatusSince { get; }

    /// <summary>Units ordered; above zero.</summary>
    long Quantity { get; }

    /// <summary>What the customer was charged.</summary>
    decimal Charge { get; }

    /// <summary>What was paid back so far; from zero to the charge.</summary>
    decimal Refunded { get; }
}
