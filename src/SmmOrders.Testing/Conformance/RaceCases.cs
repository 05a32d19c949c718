using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Testing;

/// <summary>Promises about several writers at once.</summary>
internal static class RaceCases
{
    internal static async Task FirstEndWins(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(10).ConfigureAwait(false);
        StatusReport[] ends = [StatusReport.Of(OrderStatus.Partial, 400), StatusReport.Of(OrderStatus.Partial, 700)];

        ApplyOutcome[][] outcomes = await AtOnceAsync(ends.Length, async writer =>
        {
            var told = new ApplyOutcome[orders.Length];
            for (int index = 0; index < orders.Length; index++)
            {
                told[index] = (await run.ApplyUntilDoneAsync([ConformanceRun.Report(orders[index], ends[writer])]).ConfigureAwait(false)).Single();
            }

            return told;
        }).ConfigureAwait(false);

        for (int index = 0; index < orders.Length; index++)
        {
            ApplyOutcome[] of = [.. outcomes.Select(told => told[index])];
            Expect.All(
                [ApplyStatus.Applied, ApplyStatus.Unchanged], of.Select(outcome => outcome.Status).Order(),
                "The outcomes of two different ends of one order: the first wins");
            StoredOrder now = await run.AuditAsync(orders[index]).ConfigureAwait(false);
            Expect.Equal(of.Single(outcome => outcome.Status == ApplyStatus.Applied).Update.Order, now.State, "The stored order, which is the one of the outcome that won");
            Expect.Equal(1, now.Refunds.Length, "The number of refunds");
        }
    }

    internal static async Task SameReportOfManyPaysOnce(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(5).ConfigureAwait(false);
        OrderReport[] batch = [.. orders.Select(order => ConformanceRun.Report(order, StatusReport.Of(OrderStatus.Canceled)))];

        List<ApplyOutcome>[] outcomes = await AtOnceAsync(4, _ => run.ApplyUntilDoneAsync(batch)).ConfigureAwait(false);

        foreach (StoredOrder order in orders)
        {
            Expect.Equal(
                1, outcomes.SelectMany(told => told).Count(outcome => outcome.Order == order.Key && outcome.Status == ApplyStatus.Applied),
                "The number of writers that are told that they applied the same report");
            Expect.Equal(1, (await run.AuditAsync(order).ConfigureAwait(false)).Refunds.Length, "The number of refunds");
        }
    }

    internal static async Task ManyWritersLoseNothing(ConformanceRun run)
    {
        const int Writers = 4;
        StoredOrder[] orders = await run.AddAsync(4).ConfigureAwait(false);
        StatusReport[][] reports = [.. Gen.ArrayOf(OrderGenerators.Reports(), 8 * orders.Length).Sample(Writers, new Rnd(13, 1), 50)];

        List<ApplyOutcome>[] outcomes = await AtOnceAsync(Writers, async writer =>
        {
            List<ApplyOutcome> told = [];
            foreach ((int index, StatusReport[] batch) in reports[writer].Chunk(orders.Length).Index())
            {
                told.AddRange(await run.ApplyUntilDoneAsync([.. orders.Zip(batch, (order, report) => ConformanceRun.Report(order, report, 10 * (index + 1)))]).ConfigureAwait(false));
            }

            return told;
        }).ConfigureAwait(false);

        foreach (StoredOrder order in orders)
        {
            StoredOrder now = await run.AuditAsync(order).ConfigureAwait(false);
            ApplyOutcome[] applied = [.. outcomes.SelectMany(told => told).Where(outcome => outcome.Order == order.Key && outcome.Status == ApplyStatus.Applied)];
            Expect.Equal(now.State.Refunded, applied.Sum(outcome => outcome.Update.Refund?.Amount ?? 0m), "The refunds of all outcomes, which are those of the order");
            Expect.Equal(now.History.Length, applied.Sum(outcome => outcome.Update.Path.Count), "The transitions of all outcomes, which are those of the history");
        }
    }

    internal static async Task ClickOfManyIsDecidedOnce(ConformanceRun run)
    {
        StoredOrder[] orders = await run.AddAsync(5).ConfigureAwait(false);

        OrderDecisionOutcome[][] outcomes = await AtOnceAsync(3, async _ =>
        {
            var told = new OrderDecisionOutcome[orders.Length];
            for (int index = 0; index < orders.Length; index++)
            {
                told[index] = await run.DecideAsync(ConformanceRun.Decision(orders[index], Decision.Refund(total: 4.00m, seen: 0m))).ConfigureAwait(false);
            }

            return told;
        }).ConfigureAwait(false);

        for (int index = 0; index < orders.Length; index++)
        {
            ApplyStatus[] statuses = [.. outcomes.Select(told => told[index].Status).Order()];
            Expect.Equal(ApplyStatus.Applied, statuses[0], "The outcome of one of several clicks at once");
            Expect.That(
                statuses[1..].All(status => status is ApplyStatus.Refused or ApplyStatus.Conflict),
                $"all other clicks are refused or a conflict, but they are {string.Join(", ", statuses[1..])}");
            Expect.Equal(4.00m, (await run.AuditAsync(orders[index]).ConfigureAwait(false)).State.Refunded, "The refunded total");
        }
    }

    // Each writer is a task of the thread pool; none begins before all are there.
    internal static async Task<T[]> AtOnceAsync<T>(int writers, Func<int, Task<T>> write)
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<T>[] all =
        [
            .. Enumerable.Range(0, writers).Select(writer => Task.Run(async () =>
            {
                await gate.Task.ConfigureAwait(false);
                return await write(writer).ConfigureAwait(false);
            })),
        ];
        gate.SetResult();
        return await Task.WhenAll(all).ConfigureAwait(false);
    }
}
