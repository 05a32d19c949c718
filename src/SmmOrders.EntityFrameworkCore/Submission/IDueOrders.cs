using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Finds the next order to send to a provider. It decides nothing: the core and the compare-and-swap do.</summary>
internal interface IDueOrders<TKey>
    where TKey : notnull
{
    /// <summary>The key of the order that has been due longest; otherwise of one whose link has become free.</summary>
    /// <param name="context">The context, with an open transaction.</param>
    /// <param name="provider">The provider's name.</param>
    /// <param name="now">The current instant.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>Whether one was found, and its key.</returns>
    Task<(bool IsFound, TKey Key)> FindAsync(DbContext context, string provider, DateTimeOffset now, CancellationToken cancellationToken);
}
