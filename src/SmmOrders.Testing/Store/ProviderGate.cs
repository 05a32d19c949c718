namespace SmmOrders.Testing;

/// <summary>Whether a provider may be sent a request now.</summary>
internal static class ProviderGate
{
    /// <summary>Why not, and when to ask again; <see langword="null"/> if it may.</summary>
    internal static (ClaimRefusal Refusal, TimeSpan? RetryAfter)? Refused(ProviderState state, PermitUse use, DateTimeOffset clock)
    {
        DateTimeOffset? probe = state.Trouble is null || state.Stop?.ProbeAt < state.Trouble.ProbeAt ? state.Stop?.ProbeAt : state.Trouble.ProbeAt;
        return use switch
        {
            PermitUse.Probe when !(probe <= clock) => (ClaimRefusal.NothingDue, probe - clock),
            PermitUse.Send when state.Stop is { } stop => (ClaimRefusal.Stopped, stop.ProbeAt - clock),
            PermitUse.Poll when state.Pause is not null => (ClaimRefusal.Paused, null),
            not PermitUse.Probe when state.Trouble is { } trouble => (ClaimRefusal.Failing, trouble.ProbeAt - clock),
            _ when state.NextPermitAt > clock => (ClaimRefusal.NoPermit, state.NextPermitAt - clock),
            _ => null,
        };
    }

    /// <summary>The provider once a permit was taken.</summary>
    internal static ProviderState Taken(ProviderState state, DateTimeOffset clock) =>
        state with { NextPermitAt = state.Limits.PermitEvery is { } every ? clock + every : null };
}
