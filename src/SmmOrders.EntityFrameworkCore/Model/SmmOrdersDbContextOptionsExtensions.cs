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
