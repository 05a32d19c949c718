namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>What the provider reports about each order, by its number; to some writers this, to others that.</summary>
internal static class Script
{
    /// <summary>The provider whose first end stands.</summary>
    public const string FirstWins = "first";

    /// <summary>The provider whose ends may be corrected, by what pays back more.</summary>
    public const string Corrects = "corrects";

    // By what they pay back, ascending.
    private static readonly End[] Ends =
    [
        new(OrderStatus.Completed, 0), new(OrderStatus.Partial, 157), new(OrderStatus.Partial, 400), new(OrderStatus.Canceled, Market.Quantity),
    ];

    public static string ProviderOf(int number) => number % 3 == 2 ? Corrects : FirstWins;

    public static decimal ChargeOf(int number) => (0.10m * (1 + (number % 37))) + (number % 5 == 0 ? 0.01m : 0m);

    /// <summary>What the writer is told about the order, in turn.</summary>
    public static IEnumerable<StatusReport> ReportsOf(int number, int writer)
    {
        if (number % 2 == 0)
        {
            yield return StatusReport.Of(OrderStatus.InProgress, Market.Quantity - (100 * (1 + (writer % 8))));
        }

        End end = EndOf(number, writer);
        yield return StatusReport.Of(end.Status, end.Remains);
    }

    /// <summary>How the order may end when that many writers were told about it.</summary>
    public static IEnumerable<End> EndsOf(int number, int writers)
    {
        IEnumerable<End> told = Enumerable.Range(0, writers).Select(writer => EndOf(number, writer)).Distinct();
        return ProviderOf(number) == Corrects ? [told.MaxBy(end => Array.IndexOf(Ends, end))!] : told;
    }

    // A third of the orders ends alike for all; the others end for each writer in another way.
    private static End EndOf(int number, int writer) => Ends[((number / 3) + (number % 3 == 0 ? 0 : writer)) % Ends.Length];

    public sealed record End(OrderStatus Status, long Remains);
}
