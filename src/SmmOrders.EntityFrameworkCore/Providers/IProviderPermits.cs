using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Gives out the permits of providers, one for each request, spaced by a clock that all instances share.</summary>
internal interface IProviderPermits
{
    /// <summary>
    /// Takes a permit in the open transaction. It locks the provider's row until the transaction ends; a rollback gives the permit back.
    /// </summary>
    /// <param name="context">The context, with an open transaction.</param>
    /// <param name="provider">The provider's name.</param>
    /// <param name="use">What it is for.</param>
    /// <param name="probeAfter">Of a probe: after how long the next one may follow.</param>
    /// <param name="time">The clock, if the database has none.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    Task<ProviderPermit> TakeAsync(DbContext context, string provider, PermitUse use, TimeSpan probeAfter, TimeProvider time, CancellationToken cancellationToken);
}
