using System.Data.Common;
using System.Diagnostics;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>The reports of the script, about the orders of a market.</summary>
internal static class Reports
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <summary>The orders that the script knows, or those that have not ended.</summary>
    public static async Task<OrderInMarket[]> OrdersAsync(Market market, bool openAlone)
    {
        await using MarketContext context = market.Open();
        return await context.Orders
            .Where(order => order.Number != MarketOrder.Unscripted)
            .Where(order => !openAlone || (order.Status != OrderStatus.Completed && order.Status != OrderStatus.Partial && order.Status != OrderStatus.Canceled))
            .OrderBy(order => order.Id)
            .Select(order => new OrderInMarket(order.Id, order.Number))
            .ToArrayAsync();
    }

    /// <summary>Reports each order once, in the writer's own turn; again where other writers were faster each time, or the database was lost.</summary>
    public static async Task<Tally> ApplyAsync(Market market, OrderInMarket[] orders, int writer, int batchSize, int seed, Action batchApplied)
    {
        OrderInMarket[] shuffled = [.. orders];
        new Random(seed + writer).Shuffle(shuffled);
        List<Tally> tallies = [];
        foreach (OrderInMarket[] batch in shuffled.Chunk(batchSize))
        {
            OrderReport[] reports = [.. batch.SelectMany(order => Of(order, writer))];
            while (reports.Length > 0)
            {
                IReadOnlyList<ApplyOutcome> outcomes = await UntilReachableAsync(market, reports);
                tallies.Add(Tally.Of(outcomes));
                reports = [.. reports.Where((_, index) => outcomes[index].Status is ApplyStatus.Conflict or ApplyStatus.Unknown)];
            }

            batchApplied();
        }

        return Tally.Sum(tallies);
    }

    public static IEnumerable<OrderReport> Of(OrderInMarket order, int writer) => Script.ReportsOf(order.Number, writer)
        .Select(report => new OrderReport { Order = OrderKey.Of(order.Id), Report = report, At = TimeProvider.System.GetUtcNow() });

    // What a worker does whose database is gone for a while: report again. A naive one does so whatever happened.
    private static async Task<IReadOnlyList<ApplyOutcome>> UntilReachableAsync(Market market, OrderReport[] reports)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                return await market.ApplyAsync(reports);
            }
            catch (Exception exception) when ((market.IsPlanted || IsTransient(exception)) && Stopwatch.GetElapsedTime(start) < Patience)
            {
                await Task.Delay(20);
            }
        }
    }

    private static bool IsTransient(Exception? exception) =>
        exception is not null && (exception is DbException { IsTransient: true } or SocketException or IOException || IsTransient(exception.InnerException));

    internal sealed record OrderInMarket(long Id, int Number);
}
