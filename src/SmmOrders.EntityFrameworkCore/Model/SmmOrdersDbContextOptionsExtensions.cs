using Microsoft.EntityFrameworkCore.Infrastructure;
using SmmOrders.EntityFrameworkCore;

// The namespace in which .NET developers look for a context's options.
namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds SmmOrders to a context's options.</summary>
public static class SmmOrdersDbContextOptionsExtensions
{
    /// <summary>
    /// The second of the two calls, beside <c>HasSmmOrder</c>: it settles the names and conversions of our columns once the model is
    /// complete, and refuses a model that cannot work.
    /// </summary>
    /// <remarks>
    /// SQLite has no exact decimals, so that amounts of ours (a charge, a refund, a provider's charge) are whole numbers of the smallest
    /// unit there. A query may read, order, sum and average such a column, take its smallest and largest value, compare it with a
    /// constant, a parameter or another such column, and add it to or subtract it from one. Anything else throws an
    /// <see cref="InvalidOperationException"/> that names the column: read it first, with <c>AsEnumerable()</c> or <c>ToListAsync()</c>.
    /// A constant or parameter with more decimals than the column throws an <see cref="ArgumentOutOfRangeException"/>. SQL of your own,
    /// as in <c>FromSql</c>, is not checked.
    /// </remarks>
    /// <param name="options">The options' builder.</param>
    /// <returns><paramref name="options"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is <see langword="null"/>.</exception>
    public static DbContextOptionsBuilder UseSmmOrders(this DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ((IDbContextOptionsBuilderInfrastructure)options).AddOrUpdateExtension(
            options.Options.FindExtension<SmmOrdersOptionsExtension>() ?? new SmmOrdersOptionsExtension());
        return options;
    }

    /// <inheritdoc cref="UseSmmOrders(DbContextOptionsBuilder)"/>
    /// <typeparam name="TContext">The panel's context.</typeparam>
    public static DbContextOptionsBuilder<TContext> UseSmmOrders<TContext>(this DbContextOptionsBuilder<TContext> options)
        where TContext : DbContext => (DbContextOptionsBuilder<TContext>)UseSmmOrders((DbContextOptionsBuilder)options);
}
