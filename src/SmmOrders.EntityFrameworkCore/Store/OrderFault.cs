namespace SmmOrders.EntityFrameworkCore;

/// <summary>An order that could not be read, decided, written or paid.</summary>
/// <param name="Order">The order.</param>
/// <param name="At">When it was polled or swept.</param>
/// <param name="IsSwept">Whether a sweep met it, and no report.</param>
/// <param name="Reason">Why, for the panel's staff.</param>
internal sealed record OrderFault(OrderKey Order, DateTimeOffset At, bool IsSwept, string Reason);
