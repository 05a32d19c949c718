using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers;

namespace SmmOrders.Benchmarks;

/// <summary>The parts of the loop that no meter shows, alone on the same answers: medians for the 100 orders of a request.</summary>
/// <param name="Reading">The provider's answer is read.</param>
/// <param name="Deciding">What each order becomes is decided, and when it is due again.</param>
internal sealed record AloneTimes(TimeSpan Reading, TimeSpan Deciding)
{
    private const int Orders = 100;
    private const int Repeated = 50;
    private const int WarmUp = 60;
    private const int Rounds = 41;

    public static async Task<AloneTimes> OfAsync(IServiceProvider services, ProviderProcess provider)
    {
        string[] ids = [.. Enumerable.Range(OpenOrders.FirstProviderOrderId, Orders).Select(id => id.ToString(CultureInfo.InvariantCulture))];
        byte[] answer = await provider.AnswerAsync(ids);
        var answers = new ProviderAnswer[Orders];
        TimeSpan reading = Median(() => ProviderAnswerReader.Default.ReadMany(answer, ids, answers));
        if (answers.Count(each => each.Report.Status == OrderStatus.Processing) != Orders - 1)
        {
            throw new InvalidOperationException($"The provider answered {System.Text.Encoding.UTF8.GetString(answer)}");
        }

        OrderRuleSet rules = services.GetRequiredService<OrderRules>().For(null, OpenOrders.Provider, null);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        OrderState[] orders = [.. ids.Select(_ => OrderState.From(new() { Status = OrderStatus.Processing, StatusSince = now, Quantity = OpenOrders.Quantity, Charge = 10.00m, Delivered = 0 }))];
        TimeSpan deciding = Median(() =>
        {
            for (int order = 0; order < Orders; order++)
            {
                _ = rules.PollInterval(rules.Tracker.Observe(orders[order], answers[order].Report, now).Order, now);
            }
        });
        return new(reading, deciding);
    }

    private static TimeSpan Median(Action work)
    {
        List<TimeSpan> times = [];
        for (int round = -WarmUp; round < Rounds; round++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < Repeated; i++)
            {
                work();
            }

            if (round >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(start) / Repeated);
            }
        }

        return times.Order().ElementAt(Rounds / 2);
    }
}
