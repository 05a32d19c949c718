using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Every fast writer leaves the same rows as the portable one, whatever is reported.</summary>
public sealed class WriterLaws(PostgresServer server) : StoreTest(server)
{
    private const int Orders = 4;

    [Theory]
    [InlineData(ShopKind.Sqlite, ShopKind.Portable)]
    [InlineData(ShopKind.Postgres, ShopKind.PortableOnPostgres)]
    [InlineData(ShopKind.Sqlite, ShopKind.Postgres)]
    public async Task Histories_of_reports_leave_the_same_tables(ShopKind fast, ShopKind reference)
    {
        await using Shop one = Open(fast);
        await using Shop other = Open(reference);
        ulong seed = (ulong)Random.Shared.NextInt64();
        foreach ((int Order, OrderReport Report)[][] history in History().Sample(LongForm.Count(15, 50), new Rnd(seed), LongForm.Count(1, 500)))
        {
            (string left, string right) = (await RunAsync(one, history), await RunAsync(other, history));
            Assert.True(left == right, $"Seed {seed}:\n{left}\n\n{right}");
        }
    }

    // Batches of reports, each about one of a few orders.
    private static Gen<(int Order, OrderReport Report)[][]> History()
    {
        Gen<StatusReport> report = Gen.Frequency(
            (6, from status in Gen.Elements(OrderStatuses.All.ToArray())
                from remains in Gen.Elements<Remains>(default, 0, 1, 333, 400, 700, 999, 1000, 1001, -2)
                select StatusReport.Of(status, remains)),
            (1, Gen.Elements(StatusReport.UnknownStatus("Odd"), StatusReport.ProviderError("no"), StatusReport.NotReported(), StatusReport.Malformed("html"))));
        Gen<(int, OrderReport)> item =
            from order in Gen.Choose(0, Orders - 1)
            from what in report
            from minutes in Gen.Choose(0, 600)
            from count in Gen.Elements<long?>(null, 0, 3572)
            from charge in Gen.Elements<decimal?>(null, 0m, 0.27819m, 0.123456789m)
            select (order, new OrderReport
            {
                Order = default,
                Report = what,
                At = Now.AddMinutes(minutes).AddTicks(7),
                StartCount = count,
                ProviderCharge = charge,
                ProviderCurrency = charge is null ? null : "USD",
            });
        return
            from batches in Gen.Choose(1, 5)
            from size in Gen.Choose(1, 6)
            from history in item.ArrayOf(size).ArrayOf(batches)
            select history;
    }

    // Without the zeros that a database adds.
    private static decimal? Plain(decimal? amount) => amount / 1.0000000000000000000000000000m;

    private static async Task<string> RunAsync(Shop shop, (int Order, OrderReport Report)[][] history)
    {
        long[] ids = await shop.AddManyAsync(Orders);
        List<string> lines = [];
        foreach ((int Order, OrderReport Report)[] batch in history)
        {
            IReadOnlyList<ApplyOutcome> outcomes = await shop.Store.ApplyAsync([.. batch.Select(item => item.Report with { Order = OrderKey.Of(ids[item.Order]) })], Token);
            lines.Add(string.Join(' ', outcomes.Select(outcome => $"{outcome.Status} {Plain(outcome.Update.Refund?.Amount)}")));
        }

        await using ShopContext context = shop.Open();
        foreach (long id in ids)
        {
            OrderRow<ShopOrder, long> row = await RowAsync(shop, id);
            lines.Add(FormattableString.Invariant(
                $"{row.Status} {row.StatusSince:O} {row.Quantity} {Plain(row.Charge)} {Plain(row.Refunded)} {row.Delivered} {row.CancelCause} {row.Open} {row.UnansweredSince:O} {row.MostDelivered} {row.StartCount} {Plain(row.ProviderCharge)} {row.ProviderCurrency} {row.Version} {row.HistoryCount} {row.PollInterval} {(row.Version == 1 ? null : row.NextPollAt):O} {(row.Version == 1 ? null : row.Deadline):O}"));
            OrderHistoryEntry<long>[] entries = await context.OrderHistory(id).ToArrayAsync(Token);
            lines.AddRange(entries.Select(entry => FormattableString.Invariant(
                $"{entry.OrderId - ids[0]} {entry.Number} {entry.Kind} {entry.At:O} {entry.From} {entry.To} {entry.Delivered} {Plain(entry.RefundAmount)} {Plain(entry.RefundTotal)} {entry.Findings} {entry.Reported} {entry.By} {entry.Note} {entry.Submission} {entry.WriteId == row.LastWriteId}")));
            OrderRefundEntry<long>[] refunds = await context.OrderRefunds(id).ToArrayAsync(Token);
            lines.AddRange(refunds.Select(refund => FormattableString.Invariant(
                $"{refund.OrderId - ids[0]} {Plain(refund.Amount)} {Plain(refund.TotalAfter)} {refund.Currency} {refund.Reason} {refund.At:O} {refund.HistoryNumber}")));
        }

        return string.Join('\n', lines);
    }
}
