using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>Bounded work on a market that exists, as one line of JSON to another process.</summary>
[JsonDerivedType(typeof(RaceJob), "race")]
[JsonDerivedType(typeof(ApplyJob), "apply")]
[JsonDerivedType(typeof(PausedJob), "paused")]
[JsonDerivedType(typeof(PausedPollJob), "pausedPoll")]
[JsonDerivedType(typeof(SendJob), "send")]
[JsonDerivedType(typeof(AdoptJob), "adopt")]
internal abstract record Job(MarketAddress Address, Flaw Flaw)
{
    public static Job Of(string line) => JsonSerializer.Deserialize<Job>(line)!;

    public sealed override string ToString() => JsonSerializer.Serialize(this);

    public abstract Task<Tally> RunAsync(JobChannel channel);
}
