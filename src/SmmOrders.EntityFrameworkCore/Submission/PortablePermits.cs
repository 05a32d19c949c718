using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Reads the provider's row and writes it if it is still the same: on any database, by the application's clock.</summary>
internal sealed class PortablePermits : IProviderPermits
{
    public async Task<ProviderPermit> TakeAsync(DbContext context, string provider, TimeSpan probeAfter, TimeProvider time, CancellationToken cancellationToken)
    {
        IQueryable<OrderProvider> rows = context.Set<OrderProvider>().AsNoTracking().IgnoreQueryFilters().Where(row => row.Name == provider);
        if (await rows.SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false) is not { } row)
        {
            return default;
        }

        DateTimeOffset clock = InstantColumn.Cut(time.GetUtcNow());
        bool isProbe = row.SubmissionStoppedSince is not null;
        if (row.NextPermitAt > clock || (isProbe && !(row.SubmissionProbeAt <= clock)))
        {
            return ProviderPermit.Refused(row, clock);
        }

        (DateTimeOffset? before, DateTimeOffset? stopped, DateTimeOffset? probe, int limit) = (row.NextPermitAt, row.SubmissionStoppedSince, row.SubmissionProbeAt, row.SendingLimit);
        DateTimeOffset? next = row.PermitEvery is { } every ? clock.AddTicks(every * TimeSpan.TicksPerMicrosecond) : null;
        DateTimeOffset? nextProbe = isProbe ? InstantColumn.Cut(clock + probeAfter) : probe;
        int taken = await rows
            .Where(each => each.NextPermitAt == before && each.SubmissionStoppedSince == stopped && each.SubmissionProbeAt == probe && each.SendingLimit == limit)
            .ExecuteUpdateAsync(
                setters => setters.SetProperty(each => each.NextPermitAt, next).SetProperty(each => each.SubmissionProbeAt, nextProbe), cancellationToken).ConfigureAwait(false);
        return taken == 1 ? new(limit) : new(null, SubmissionClaimRefusal.NoPermit, TimeSpan.Zero);
    }
}
