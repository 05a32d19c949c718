namespace SmmOrders.EntityFrameworkCore;

/// <summary>A permit, or why there is none.</summary>
/// <param name="SendingLimit">
/// How many orders may be sending at once, if there is a permit: the provider's limit, less the attempts in a row that had no clear answer.
/// </param>
/// <param name="Refusal">Why there is none; <see langword="null"/> if there is one, or if the provider has no row yet.</param>
/// <param name="RetryAfter">When to ask again, if that is known.</param>
internal readonly record struct ProviderPermit(int? SendingLimit, ClaimRefusal? Refusal = null, TimeSpan? RetryAfter = null)
{
    /// <summary>The provider has no row yet.</summary>
    internal bool IsMissing => SendingLimit is null && Refusal is null;

    /// <summary>Whether the provider's row gives out a permit now.</summary>
    internal static bool IsGiven(OrderProvider row, PermitUse use, DateTimeOffset clock) => !(row.NextPermitAt > clock) && use switch
    {
        PermitUse.Send => row.FailingSince is null && row.SubmissionStoppedSince is null,
        PermitUse.Poll => row.FailingSince is null && row.PollingPausedSince is null,
        _ => ProbeAt(row) <= clock,
    };

    /// <summary>Why a row gave none out.</summary>
    internal static ProviderPermit Refused(OrderProvider row, PermitUse use, DateTimeOffset clock) => (use, row) switch
    {
        (PermitUse.Probe, _) when !(ProbeAt(row) <= clock) => new(null, ClaimRefusal.NothingDue, ProbeAt(row) - clock),
        (PermitUse.Send, { SubmissionStoppedSince: not null }) => new(null, ClaimRefusal.Stopped, row.SubmissionProbeAt - clock),
        (PermitUse.Poll, { PollingPausedSince: not null }) => new(null, ClaimRefusal.Paused),
        (not PermitUse.Probe, { FailingSince: not null }) => new(null, ClaimRefusal.Failing, row.FailingProbeAt - clock),
        _ => new(null, ClaimRefusal.NoPermit, (row.NextPermitAt ?? clock) - clock),
    };

    /// <summary>When the provider is to be probed: what is due first.</summary>
    private static DateTimeOffset? ProbeAt(OrderProvider row)
    {
        DateTimeOffset? ofTrouble = row.FailingSince is null ? null : row.FailingProbeAt;
        DateTimeOffset? ofStop = row.SubmissionStoppedSince is null ? null : row.SubmissionProbeAt;
        return ofTrouble is null || ofStop < ofTrouble ? ofStop : ofTrouble;
    }
}
