using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>How a store works.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderStoreOptions
{
    /// <summary>Whether <c>Add</c> accepts a charge with more decimals than its currency's refund policy.</summary>
    /// <value>The default is <see langword="false"/>: such a charge is refused, since no refund could be as fine.</value>
    public bool AllowFinerCharges { get; set; }

    /// <summary>How often a change is tried while other writers are faster; at least 1.</summary>
    /// <value>The default is 5.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int ConflictAttempts
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(ConflictAttempts));
            field = value;
        }
    } = 5;

    /// <summary>How often a transaction is tried while the database is unreachable or busy; at least 1. What the context's own execution strategy tries again is not counted.</summary>
    /// <value>The default is 5.</value>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int TransientAttempts
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(TransientAttempts));
            field = value;
        }
    } = 5;

    /// <summary>The sinks of the outbox, as <c>AddOutboxSink</c> names them.</summary>
    internal List<string> Sinks { get; } = [];

    /// <summary>Whether to write through EF Core alone also where there is a faster writer: for tests, which compare the two.</summary>
    internal bool UsePortableWriter { get; set; }
}
