using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Every fast writer leaves the same rows as the portable one, whatever is reported.</summary>
public sealed class WriterLaws(PostgresServer server) : StoreTest(server)
{
    private const int Orders = 4;

    public static IEnumerable<TheoryDataRow<ShopKind, ShopKind>> Pairs => CiForm.Rows<TheoryDataRow<ShopKind, ShopKind>>(
        (ShopKind.Sqlite, ShopKind.Postgres), (ShopKind.Sqlite, ShopKind.Portable), (ShopKind.Postgres, ShopKind.PortableOnPostgres));

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Histories_of_reports_decisions_and_steps_leave_the_same_tables(ShopKind fast, ShopKind reference)
    {
        await using Shop one = Open(fast);
        await using Shop other = Open(reference);
        ulong seed = (ulong)Random.Shared.NextInt64();
        foreach (Act[] history in History().Sample(LongForm.Count(8, 50), new Rnd(seed), LongForm.Count(1, 500)))
        {
            string run = Guid.NewGuid().ToString("N");
            (string left, string right) = (await RunAsync(one, run, history), await RunAsync(other, run, history));
            Assert.True(left == right, $"Seed {seed}:\n{left}\n\n{right}");
        }
    }

    private static Gen<Act[]> History()
    {
        Gen<Act> act = Gen.Frequency((5, Batch()), (2, Decided()), (3, Stepped()));
        return from length in Gen.Choose(1, 8) from history in act.ArrayOf(length) select history;
    }

    // Reports of a few orders.
    private static Gen<Act> Batch()
    {
        Gen<StatusReport> report = Gen.Frequency(
            (6, from status in Gen.Elements(OrderStatuses.All.ToArray())
                from remains in Gen.Elements<Remains>(default, 0, 1, 333, 400, 700, 999, 1000, 1001, -2)
                select StatusReport.Of(status, remains)),
            (1, Gen.Elements(StatusReport.UnknownStatus("Odd"), StatusReport.ProviderError("no"), StatusReport.NotReported(), StatusReport.Malformed("html"))));
        Gen<(int, OrderReport)> item =
            from order in Gen.Choose(0, Orders - 1)
            from what in report
            from at in Instant()
            from count in Gen.Elements<long?>(null, 0, 3572)
            from charge in Gen.Elements<decimal?>(null, 0m, 0.27819m, 0.123456789m)
            select (order, new OrderReport
            {
                Order = default,
                Report = what,
                At = at,
                StartCount = count,
                ProviderCharge = charge,
                ProviderCurrency = charge is null ? null : "USD",
            });
        return from size in Gen.Choose(1, 6) from batch in item.ArrayOf(size) select (Act)new Reports(batch);
    }

    private static Gen<Act> Decided() =>
        from order in Gen.Choose(0, Orders - 1)
        from at in Instant()
        from decision in Gen.Elements(
            Decision.EndCompleted(), Decision.EndPartial(600), Decision.EndCanceled(), Decision.EndCanceled(CancelCause.OrderIssue, 10),
            Decision.CorrectToPartial(300), Decision.CorrectToCanceled(), Decision.Refund(1m, 0m), Decision.Refund(5m, 4m), Decision.Refund(10m, 5m))
        from note in Gen.Elements<string?>(null, "It was late.")
        select (Act)new Decides(order, new() { Order = default, Decision = decision, By = "anna", Note = note, At = at });

    // The last two orders are queued at first; two identifiers, so that they are taken at times.
    private static Gen<Act> Stepped() =>
        from order in Gen.Choose(Orders - 2, Orders - 1)
        from at in Instant()
        from step in Gen.Elements(
            SubmissionStep.Send(at.AddMinutes(2)), SubmissionStep.Send(at.AddMinutes(3)), SubmissionStep.Place(), SubmissionStep.PlaceLate(),
            SubmissionStep.Refuse(RefusalKind.BadLink), SubmissionStep.Refuse(RefusalKind.RateLimited), SubmissionStep.LoseTrack(), SubmissionStep.Requeue(), SubmissionStep.Withdraw())
        from id in Gen.Elements("a", "b")
        from who in Gen.Elements<string?>(null, "anna")
        select (Act)new Steps(order, new()
        {
            Order = default,
            Step = step,
            At = at,
            ProviderOrderId = step.Trigger is SubmissionTrigger.Place or SubmissionTrigger.PlaceLate ? id : null,
            By = who,
            Note = who,
        });

    private static Gen<DateTimeOffset> Instant() => Gen.Choose(0, 600).Select(minutes => Now.AddMinutes(minutes).AddTicks(7));

    // Without the zeros that a database adds.
    private static decimal? Plain(decimal? amount) => amount / 1.0000000000000000000000000000m;

    private static async Task<string> RunAsync(Shop shop, string run, Act[] history)
    {
        long[] ids = [.. await shop.AddManyAsync(Orders - 2), .. await shop.AddManyAsync(2, isQueued: true)];
        List<string> lines = [];
        foreach (Act act in history)
        {
            lines.Add(act switch
            {
                Reports reports => string.Join(' ', (await shop.Store.ApplyAsync([.. reports.Batch.Select(item => item.Report with { Order = OrderKey.Of(ids[item.Order]) })], Token))
                    .Select(outcome => $"{outcome.Status} {Plain(outcome.Update.Refund?.Amount)}")),
                Decides decides => Line(await shop.Store.DecideAsync(decides.Decision with { Order = OrderKey.Of(ids[decides.Order]) }, Token)),
                Steps steps => Line(await shop.Store.SubmitAsync(
                    steps.Step with { Order = OrderKey.Of(ids[steps.Order]), ProviderOrderId = steps.Step.ProviderOrderId is { } id ? run + id : null }, Token)),
                _ => "",
            });
        }

        await using ShopContext context = shop.Open();
        foreach (long id in ids)
        {
            OrderRow<ShopOrder, long> row = await RowAsync(shop, id);
            lines.Add(FormattableString.Invariant(
                $"{row.Status} {row.StatusSince:O} {row.Quantity} {Plain(row.Charge)} {Plain(row.Refunded)} {row.Delivered} {row.CancelCause} {row.Open} {row.UnansweredSince:O} {row.MostDelivered} {row.StartCount} {Plain(row.ProviderCharge)} {row.ProviderCurrency} {row.ProviderOrderId?.StartsWith(run, StringComparison.Ordinal)} {row.SubmissionStatus} {row.BoughtAt:O} {row.SubmissionOverdueAt:O} {row.SubmissionRefusal} {row.Version} {row.HistoryCount} {row.PollInterval} {(row.Version == 1 ? null : row.NextPollAt):O} {(row.Version == 1 ? null : row.Deadline):O}"));
            OrderHistoryEntry<long>[] entries = await context.OrderHistory(id).ToArrayAsync(Token);
            lines.AddRange(entries.Select(entry => FormattableString.Invariant(
                $"{entry.OrderId - ids[0]} {entry.Number} {entry.Kind} {entry.At:O} {entry.From} {entry.To} {entry.Delivered} {Plain(entry.RefundAmount)} {Plain(entry.RefundTotal)} {entry.Findings} {entry.Reported} {entry.By} {entry.Note} {entry.Submission} {entry.WriteId == row.LastWriteId}")));
            OrderRefundEntry<long>[] refunds = await context.OrderRefunds(id).ToArrayAsync(Token);
            lines.AddRange(refunds.Select(refund => FormattableString.Invariant(
                $"{refund.OrderId - ids[0]} {Plain(refund.Amount)} {Plain(refund.TotalAfter)} {refund.Currency} {refund.Reason} {refund.At:O} {refund.HistoryNumber}")));
        }

        OrderAttention<long?>[] attention = await context.Attention.AsNoTracking().Where(row => row.OrderId >= ids[0] || row.OrderId == null).ToArrayAsync(Token);
        lines.AddRange(attention
            .Select(row => FormattableString.Invariant($"{row.OrderId - ids[0]} {row.Provider} {row.Finding} {row.What} {row.OpenedAt:O} {row.ClosedAt:O} {row.ClosedBy} {row.Note} {row.UniqueKey}"))
            .Order(StringComparer.Ordinal));
        return string.Join('\n', lines);
    }

    private static string Line(OrderDecisionOutcome outcome) => $"{outcome.Status} {Plain(outcome.Decision.Update.Refund?.Amount)} {outcome.Decision.Refusal} {outcome.Reason}";

    private static string Line(OrderSubmissionOutcome outcome) => $"{outcome.Status} {outcome.Submission.IsPermitted} {Plain(outcome.Submission.Update.Refund?.Amount)} {outcome.Reason}";

    private abstract record Act;

    private sealed record Reports((int Order, OrderReport Report)[] Batch) : Act;

    private sealed record Decides(int Order, OrderDecision Decision) : Act;

    private sealed record Steps(int Order, OrderSubmission Step) : Act;
}
