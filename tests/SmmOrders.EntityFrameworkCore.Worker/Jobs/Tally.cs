using System.Text.Json;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>What a job was told by the store.</summary>
/// <param name="Attempts">The reports that were to be applied.</param>
/// <param name="Applied">Those that were: each raised its order's version.</param>
/// <param name="Refunded">What they paid back.</param>
/// <param name="Bought">The orders that were bought meanwhile.</param>
/// <param name="Stale">The reports that were dropped, since another claim had become the newest.</param>
internal sealed record Tally(int Attempts = 0, int Applied = 0, decimal Refunded = 0m, int Bought = 0, int Stale = 0)
{
    public static Tally Of(string line) => JsonSerializer.Deserialize<Tally>(line)!;

    public static Tally Of(IReadOnlyList<ApplyOutcome> outcomes)
    {
        ApplyOutcome[] applied = [.. outcomes.Where(outcome => outcome.Status == ApplyStatus.Applied)];
        return outcomes.FirstOrDefault(outcome => outcome.Status is not (ApplyStatus.Applied or ApplyStatus.Unchanged or ApplyStatus.Conflict or ApplyStatus.Unknown or ApplyStatus.Stale)) is { } odd
            ? throw new InvalidOperationException($"Order {odd.Order} is {odd.Status}: {odd.Reason}")
            : new(outcomes.Count, applied.Length, applied.Sum(outcome => outcome.Update.Refund?.Amount ?? 0m), Stale: outcomes.Count(outcome => outcome.Status == ApplyStatus.Stale));
    }

    public static Tally Sum(IEnumerable<Tally> tallies) => tallies.Aggregate(new Tally(), (sum, each) => new(
        sum.Attempts + each.Attempts, sum.Applied + each.Applied, sum.Refunded + each.Refunded, sum.Bought + each.Bought, sum.Stale + each.Stale));

    public override string ToString() => JsonSerializer.Serialize(this);
}
