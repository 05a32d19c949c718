namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>The databases that a store's test runs on.</summary>
public enum ShopKind
{
    /// <summary>SQLite, through its own writer.</summary>
    Sqlite,

    /// <summary>PostgreSQL, through its own writer.</summary>
    Postgres,

    /// <summary>SQLite, through the portable writer.</summary>
    Portable,

    /// <summary>PostgreSQL, through the portable writer.</summary>
    PortableOnPostgres,
}
