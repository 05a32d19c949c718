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
    /// <param name="probeAfter">While submission is stopped: after how long the next probe may follow this one.</param>
    /// <param name="time">The clock, if the database has none.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    Task<ProviderPermit> TakeAsync(DbContext context, string provider, TimeSpan probeAfter, TimeProvider time, CancellationToken cancellationToken);
}

/// <summary>A permit, or why there is none.</summary>
/// <param name="SendingLimit">How many orders may be sending at once, if there is a permit.</param>
/// <param name="Refusal">Why there is none; <see langword="null"/> if there is one, or if the provider has no row yet.</param>
/// <param name="RetryAfter">When to ask again, if that is known.</param>
internal readonly record struct ProviderPermit(int? SendingLimit, SubmissionClaimRefusal? Refusal = null, TimeSpan? RetryAfter = null)
{
    /// <summary>The provider has no row yet.</summary>
    internal bool IsMissing => SendingLimit is null && Refusal is null;

    internal static ProviderPermit Refused(OrderProvider row, DateTimeOffset clock) =>
        row.SubmissionStoppedSince is not null && !(row.SubmissionProbeAt <= clock)
            ? new(null, SubmissionClaimRefusal.Stopped, row.SubmissionProbeAt - clock)
            : new(null, SubmissionClaimRefusal.NoPermit, (row.NextPermitAt ?? clock) - clock);
}
