namespace SmmOrders.EntityFrameworkCore;

/// <summary>How a store works.</summary>
public sealed class OrderStoreOptions
{
    /// <summary>Whether <c>Add</c> accepts a charge with more decimals than its currency's refund policy.</summary>
    /// <value>The default is <see langword="false"/>: such a charge is refused, since no refund could be as fine.</value>
    public bool AllowFinerCharges { get; set; }

    /// <summary>How often a change is tried while other writers are faster; at least 1.</summary>
    /// <value>The default is 5.</value>
    public int ConflictAttempts { get; set; } = 5;

    /// <summary>How often a transaction is tried while the database is unreachable or busy; at least 1. Not used if the context retries by itself.</summary>
    /// <value>The default is 5.</value>
    public int TransientAttempts { get; set; } = 5;

    /// <summary>Whether to write through EF Core alone, order by order, also where there is a faster writer.</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool UsePortableWriter { get; set; }
}
