using System.Collections.Immutable;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>How one table of ours with rows of orders is purged and erased.</summary>
/// <param name="Annotation">What marks the table in the model.</param>
internal sealed record RetainedTable(string Annotation)
{
    /// <summary>Whether its rows are removed once their order ended long ago.</summary>
    internal bool IsPurged { get; init; } = true;

    /// <summary>The column that is set once a row is over; only such rows are removed. <see langword="null"/> if all are.</summary>
    internal string? Over { get; init; }

    /// <summary>Whether the rows are requests: a cancellation that was acknowledged is over once its order is, whatever <see cref="Over"/> says.</summary>
    internal bool AreRequests { get; init; }

    /// <summary>The number of each row; those up to the order's mark are removed. <see langword="null"/> if rows are not numbered on.</summary>
    internal string? Number { get; init; }

    /// <summary>A column; while it is not set in a row, nothing of the row's order is removed. <see langword="null"/> if no row holds its order.</summary>
    internal string? Holds { get; init; }

    /// <summary>Whether events tell of its rows. A row that an event is still to tell of stays: a person may close one while its order is purged.</summary>
    internal bool IsTold { get; init; }

    /// <summary>The columns with words of a customer, or about one: an erasure replaces them.</summary>
    internal ImmutableArray<string> Words { get; init; } = [];

    /// <summary>The columns that say who did something: an erasure replaces the customer's own name.</summary>
    internal ImmutableArray<string> Names { get; init; } = [];
}
