using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Finds the events that are due for a sink, each the first of its order that is outstanding, and moves them out to the end of a claim.</summary>
internal interface IDueEvents
{
    /// <summary>Takes up to so many in the open transaction.</summary>
    /// <returns>Their identifiers.</returns>
    Task<List<Guid>> TakeAsync(DbContext context, string sink, DateTimeOffset now, DateTimeOffset until, int most, CancellationToken cancellationToken);
}
