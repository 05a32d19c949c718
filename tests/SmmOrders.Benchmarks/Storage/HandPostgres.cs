using Npgsql;
using SmmOrders.EntityFrameworkCore.Tests;

namespace SmmOrders.Benchmarks;

/// <summary>
/// The same guarantees, written by hand for this one table: read, decide, one modifying statement, one credit, COMMIT. It decides on the
/// same facts and writes the same columns as the store, since any report may come.
/// </summary>
internal sealed class HandPostgres(NpgsqlDataSource database, OrderRules rules) : IContestant
{
    private const string Write = """
        WITH input AS MATERIALIZED (SELECT * FROM unnest(@id::bigint[], @version::bigint[], @status::smallint[], @since::timestamptz[], @delivered::bigint[], @most::bigint[], @refunded::numeric[], @cause::smallint[], @unanswered::timestamptz[], @open::int[], @count::bigint[], @interval::bigint[], @divisor::int[], @longest::bigint[], @next::timestamptz[], @deadline::timestamptz[])
            AS i(id, version, status, since, delivered, most, refunded, cause, unanswered, open, count, interval, divisor, longest, next, deadline)),
        locked AS MATERIALIZED (SELECT o."Id" FROM "Orders" o JOIN input i ON i.id = o."Id" WHERE o."Version" = i.version ORDER BY o."Id" FOR UPDATE OF o),
        written AS (UPDATE "Orders" o SET "Status" = i.status, "StatusSince" = i.since, "Delivered" = i.delivered, "MostDelivered" = i.most, "Refunded" = i.refunded, "CancelCause" = i.cause, "UnansweredSince" = i.unanswered, "Open" = i.open,
            "Version" = i.version + 1, "HistoryCount" = i.count, "LastWriteId" = @write, "PollInterval" = i.interval, "PollDivisor" = i.divisor, "PollLongest" = i.longest, "NextPollAt" = i.next, "Deadline" = i.deadline
            FROM input i JOIN locked l ON l."Id" = i.id WHERE o."Id" = i.id RETURNING o."Id"),
        history AS (INSERT INTO order_history ("Id", "OrderId", "Number", "Kind", "At", "From", "To", "Delivered", "RefundAmount", "RefundTotal", "Findings", "Reported", "WriteId")
            SELECT h.* , @write FROM unnest(@hid::uuid[], @horder::bigint[], @hnumber::bigint[], @hkind::smallint[], @hat::timestamptz[], @hfrom::smallint[], @hto::smallint[], @hdelivered::bigint[], @hamount::numeric[], @htotal::numeric[], @hfindings::int[], @hreported::text[]) AS h(id, "order", number, kind, at, "from", "to", delivered, amount, total, findings, reported)
            JOIN written w ON w."Id" = h."order"),
        refunds AS (INSERT INTO order_refunds ("Id", "OrderId", "Amount", "TotalAfter", "Currency", "Reason", "At", "HistoryNumber", "WriteId")
            SELECT r.*, @write FROM unnest(@rid::uuid[], @rorder::bigint[], @ramount::numeric[], @rtotal::numeric[], @rcurrency::text[], @rreason::smallint[], @rat::timestamptz[], @rnumber::bigint[]) AS r(id, "order", amount, total, currency, reason, at, number)
            JOIN written w ON w."Id" = r."order")
        SELECT "Id" FROM written
        """;

    public async Task ApplyAsync(IReadOnlyList<ShopOrder> orders)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var write = Guid.CreateVersion7();
        await using NpgsqlConnection connection = await database.OpenConnectionAsync();
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync();
        var report = StatusReport.Of(OrderStatus.Partial, 400);
        List<(long Id, long Version, long Count, int User, string? Currency, OrderRuleSet Rules, OrderUpdate Update)> decided = [];
        await using (var read = new NpgsqlCommand("""SELECT "Id", "Version", "HistoryCount", "UserId", "Currency", "Provider", "Service", "Status", "StatusSince", "Quantity", "Charge", "Delivered", "MostDelivered", "Refunded", "CancelCause", "UnansweredSince", "Open", "SubmissionStatus", "BoughtAt", "SubmissionOverdueAt", "SubmissionRefusal", "RequestKind", "RequestStatus", "RequestOverdueAt" FROM "Orders" WHERE "Id" = ANY(@id)""", connection, transaction))
        {
            _ = read.Parameters.AddWithValue("id", orders.Select(order => order.Id).ToArray());
            await using NpgsqlDataReader row = await read.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                var state = OrderState.From(new OrderFacts
                {
                    Status = (OrderStatus)row.GetInt16(7),
                    StatusSince = row.GetFieldValue<DateTimeOffset>(8),
                    Quantity = row.GetInt64(9),
                    Charge = row.GetDecimal(10),
                    Delivered = Value<long>(row, 11),
                    MostDelivered = Value<long>(row, 12),
                    Refunded = row.GetDecimal(13),
                    CancelCause = (CancelCause)row.GetInt16(14),
                    UnansweredSince = Value<DateTimeOffset>(row, 15),
                    Open = (Findings)row.GetInt32(16),
                    Submission = Value<short>(row, 17) is { } submission
                        ? new Submission { Status = (SubmissionStatus)submission, BoughtAt = row.GetFieldValue<DateTimeOffset>(18), OverdueAt = Value<DateTimeOffset>(row, 19), Refusal = (RefusalKind?)Value<short>(row, 20) }
                        : null,
                    Request = Value<short>(row, 21) is { } request
                        ? new OrderRequest { Kind = (RequestKind)request, Status = (RequestStatus)row.GetInt16(22), OverdueAt = Value<DateTimeOffset>(row, 23) }
                        : null,
                });
                string? currency = Text(row, 4);
                OrderRuleSet applied = rules.For(currency, Text(row, 5), Text(row, 6));
                decided.Add((row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt32(3), currency, applied, applied.Tracker.Observe(state, report, now)));
            }
        }

        var steps = decided.SelectMany(order => Enumerable.Range(0, order.Update.Path.Count).Select(index => (Order: order, Step: order.Update.Path[index], Number: order.Count + index + 1, IsLast: index == order.Update.Path.Count - 1))).ToArray();
        HashSet<long> won = [];
        await using (var command = new NpgsqlCommand(Write, connection, transaction))
        {
            NpgsqlParameterCollection p = command.Parameters;
            _ = p.AddWithValue("write", write);
            _ = p.AddWithValue("id", decided.Select(order => order.Id).ToArray());
            _ = p.AddWithValue("version", decided.Select(order => order.Version).ToArray());
            _ = p.AddWithValue("status", decided.Select(order => (short)order.Update.Order.Status).ToArray());
            _ = p.AddWithValue("since", decided.Select(order => order.Update.Order.StatusSince).ToArray());
            _ = p.AddWithValue("delivered", decided.Select(order => order.Update.Order.Delivered).ToArray());
            _ = p.AddWithValue("most", decided.Select(order => order.Update.Order.MostDelivered).ToArray());
            _ = p.AddWithValue("refunded", decided.Select(order => order.Update.Order.Refunded).ToArray());
            _ = p.AddWithValue("cause", decided.Select(order => (short)order.Update.Order.CancelCause).ToArray());
            _ = p.AddWithValue("unanswered", decided.Select(order => order.Update.Order.UnansweredSince).ToArray());
            _ = p.AddWithValue("open", decided.Select(order => (int)order.Update.Order.Open).ToArray());
            TimeSpan?[] intervals = [.. decided.Select(order => order.Rules.PollInterval(order.Update.Order, now))];
            _ = p.AddWithValue("interval", intervals.Select(interval => interval?.Ticks / TimeSpan.TicksPerMicrosecond).ToArray());
            bool[] ages = [.. decided.Select((order, index) => intervals[index] is not null && order.Update.Order.Status.IsOpen())];
            _ = p.AddWithValue("divisor", decided.Select((order, index) => ages[index] ? order.Rules.Polling.AgeDivisor : (int?)null).ToArray());
            _ = p.AddWithValue("longest", decided.Select((order, index) => ages[index] ? order.Rules.Polling.Longest.Ticks / TimeSpan.TicksPerMicrosecond : (long?)null).ToArray());
            _ = p.AddWithValue("next", intervals.Select(interval => now + interval).ToArray());
            _ = p.AddWithValue("deadline", decided.Select(order => order.Rules.Tracker.NextDeadline(order.Update.Order)).ToArray());
            _ = p.AddWithValue("count", decided.Select(order => order.Count + order.Update.Path.Count).ToArray());
            _ = p.AddWithValue("hid", steps.Select(_ => Guid.CreateVersion7()).ToArray());
            _ = p.AddWithValue("horder", steps.Select(step => step.Order.Id).ToArray());
            _ = p.AddWithValue("hnumber", steps.Select(step => step.Number).ToArray());
            _ = p.AddWithValue("hkind", steps.Select(_ => (short)1).ToArray());
            _ = p.AddWithValue("hat", steps.Select(_ => now).ToArray());
            _ = p.AddWithValue("hfrom", steps.Select(step => (short)step.Step.From).ToArray());
            _ = p.AddWithValue("hto", steps.Select(step => (short)step.Step.To).ToArray());
            _ = p.AddWithValue("hdelivered", steps.Select(step => step.Order.Update.Order.Delivered).ToArray());
            _ = p.AddWithValue("hamount", steps.Select(step => step.IsLast ? step.Order.Update.Refund?.Amount : null).ToArray());
            _ = p.AddWithValue("htotal", steps.Select(step => step.IsLast ? step.Order.Update.Refund?.TotalAfter : null).ToArray());
            _ = p.AddWithValue("hfindings", steps.Select(step => (int)step.Order.Update.Findings).ToArray());
            _ = p.AddWithValue("hreported", steps.Select(_ => report.ToString()).ToArray());
            _ = p.AddWithValue("rid", decided.Select(_ => Guid.CreateVersion7()).ToArray());
            _ = p.AddWithValue("rorder", decided.Select(order => order.Id).ToArray());
            _ = p.AddWithValue("ramount", decided.Select(order => order.Update.Refund!.Amount).ToArray());
            _ = p.AddWithValue("rtotal", decided.Select(order => order.Update.Refund!.TotalAfter).ToArray());
            _ = p.AddWithValue("rcurrency", decided.Select(order => order.Currency).ToArray());
            _ = p.AddWithValue("rreason", decided.Select(order => (short)order.Update.Refund!.Reason).ToArray());
            _ = p.AddWithValue("rat", decided.Select(_ => now).ToArray());
            _ = p.AddWithValue("rnumber", decided.Select(order => order.Count + order.Update.Path.Count).ToArray());
            await using NpgsqlDataReader row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                _ = won.Add(row.GetInt64(0));
            }
        }

        var sums = decided.Where(order => won.Contains(order.Id)).GroupBy(order => order.User).Select(group => (User: group.Key, Amount: group.Sum(order => order.Update.Refund!.Amount))).ToArray();
        await using (var credit = new NpgsqlCommand(
            """
            WITH input AS MATERIALIZED (SELECT * FROM unnest(@user::int[], @amount::numeric[]) AS i("user", amount)),
            locked AS MATERIALIZED (SELECT w."UserId" FROM "Wallets" w JOIN input i ON i."user" = w."UserId" ORDER BY w."UserId" FOR UPDATE OF w)
            UPDATE "Wallets" w SET "Balance" = w."Balance" + i.amount FROM input i JOIN locked l ON l."UserId" = i."user" WHERE w."UserId" = i."user"
            """,
            connection,
            transaction))
        {
            _ = credit.Parameters.AddWithValue("user", sums.Select(sum => sum.User).ToArray());
            _ = credit.Parameters.AddWithValue("amount", sums.Select(sum => sum.Amount).ToArray());
            if (await credit.ExecuteNonQueryAsync() != sums.Length)
            {
                throw new InvalidOperationException("A wallet is missing.");
            }
        }

        await transaction.CommitAsync();
    }

    private static T? Value<T>(NpgsqlDataReader row, int column)
        where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
