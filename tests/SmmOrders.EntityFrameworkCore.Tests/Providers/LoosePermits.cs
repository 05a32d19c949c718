using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// Planted: it permits without a look at the provider's row, which it does not hold either: a limit is counted before others have stored what
/// they send, and a provider that fails is asked.
/// </summary>
internal sealed class LoosePermits : IProviderPermits
{
    public Task<ProviderPermit> TakeAsync(
        DbContext context, string provider, PermitUse use, TimeSpan probeAfter, TimeProvider time, CancellationToken cancellationToken) =>
        Task.FromResult(new ProviderPermit(3));
}
