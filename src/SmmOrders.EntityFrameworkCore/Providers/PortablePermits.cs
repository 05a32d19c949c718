using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Reads the provider's row and writes it if it is still the same: on any database, by the application's clock.</summary>
internal sealed class PortablePermits : IProviderPermits
{
    public async Task<ProviderPermit> TakeAsync(
        DbContext context, string provider, PermitUse use, TimeSpan probeAfter, TimeProvider time, CancellationToken cancellationToken)
    {
        IQueryable<OrderProvider> rows = context.Set<OrderProvider>().AsNoTracking().IgnoreQueryFilters().Where(row => row.Name == provider);
        if (await rows.SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false) is not { } row)
        {
            return default;
        }

        DateTimeOffset clock = InstantColumn.Cut(time.GetUtcNow());
        if (!ProviderPermit.IsGiven(row, use, clock))
        {
            return ProviderPermit.Refused(row, use, clock);
        }

        (DateTimeOffset? before, DateTimeOffset? stopped, DateTimeOffset? paused, DateTimeOffset? failing) = (row.NextPermitAt, row.SubmissionStoppedSince, row.PollingPausedSince, row.FailingSince);
        (DateTimeOffset? ofStop, DateTimeOffset? ofTrouble, int limit, int unknown) = (row.SubmissionProbeAt, row.FailingProbeAt, row.SendingLimit, row.UnknownInARow);
        DateTimeOffset? next = row.PermitEvery is { } every ? clock.AddTicks(every * TimeSpan.TicksPerMicrosecond) : null;
        DateTimeOffset probe = InstantColumn.Cut(clock + probeAfter);
        (DateTimeOffset? nextOfStop, DateTimeOffset? nextOfTrouble) = (use == PermitUse.Probe && ofStop <= clock ? probe : ofStop, use == PermitUse.Probe && ofTrouble <= clock ? probe : ofTrouble);
        int taken = await rows
            .Where(each => each.NextPermitAt == before && each.SubmissionStoppedSince == stopped && each.PollingPausedSince == paused && each.FailingSince == failing)
            .Where(each => each.SubmissionProbeAt == ofStop && each.FailingProbeAt == ofTrouble && each.SendingLimit == limit && each.UnknownInARow == unknown)
            .ExecuteUpdateAsync(
                setters => setters
                    .SetProperty(each => each.NextPermitAt, next)
                    .SetProperty(each => each.SubmissionProbeAt, nextOfStop)
                    .SetProperty(each => each.FailingProbeAt, nextOfTrouble),
                cancellationToken).ConfigureAwait(false);
        return taken == 1 ? new(use == PermitUse.Send ? limit - unknown : limit) : new(null, ClaimRefusal.NoPermit, TimeSpan.Zero);
    }
}
