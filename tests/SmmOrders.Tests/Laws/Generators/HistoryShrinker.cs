namespace SmmOrders.Tests.Laws;

/// <summary>Smaller histories that may still break a law: fewer reports, a plainer panel, a plainer order.</summary>
internal static class HistoryShrinker
{
    public static IEnumerable<History> Shrink(History history)
    {
        int count = history.Reports.Length;
        if (count > 3)
        {
            yield return history with { Reports = history.Reports[..(count / 2)] };
            yield return history with { Reports = history.Reports[(count / 2)..] };
        }

        for (int i = 0; i < count && count > 1; i++)
        {
            yield return history with { Reports = history.Reports.RemoveAt(i) };
        }

        Setting setting = history.Setting;
        if (setting.Service != ServiceProfile.Default)
        {
            yield return history with { Setting = setting with { Service = ServiceProfile.Default } };
        }

        foreach (LifecycleCase plainer in LifecycleCase.Named.TakeWhile(plainer => plainer != setting.Lifecycle))
        {
            yield return history with { Setting = setting with { Lifecycle = plainer } };
        }

        Facts start = history.Start;
        if (start.Refunded != 0)
        {
            yield return history with { Start = start with { Refunded = 0m, Kept = start.Charge } };
        }
        else if (start.Charge != 10.00m)
        {
            yield return history with { Start = start with { Charge = 10.00m, Kept = 10.00m } };
        }

        if (start.Delivered is not null)
        {
            yield return history with { Start = start with { Delivered = null } };
        }

        if (start.MostDelivered != start.Delivered)
        {
            yield return history with { Start = start with { MostDelivered = start.Delivered } };
        }

        if (start.UnansweredSince is not null)
        {
            yield return history with { Start = start with { UnansweredSince = null } };
        }

        if (start.Open != Findings.None)
        {
            yield return history with { Start = start with { Open = Findings.None } };
        }
    }
}
