namespace SmmOrders.EntityFrameworkCore;

/// <summary>The databases that have a writer of their own.</summary>
internal enum DatabaseKind
{
    /// <summary>Any other: written through EF Core alone.</summary>
    Other,

    /// <summary>SQLite.</summary>
    Sqlite,

    /// <summary>PostgreSQL.</summary>
    Postgres,
}
