using Microsoft.Data.Sqlite;
using SmmOrders.EntityFrameworkCore.Tests;

namespace SmmOrders.Benchmarks;

/// <summary>
/// The same guarantees, written by hand for this one table: prepared statements in one IMMEDIATE transaction. It decides on the same facts
/// and writes the same columns as the store, since any report may come.
/// </summary>
internal sealed class HandSqlite(string connectionString, OrderRules rules) : IContestant
{
    // SQLite keeps a text or a fraction where a whole number belongs, and its driver reads it as another number.
    private static readonly string AreWhole = string.Concat(
        new[] { "HistoryCount", "Status", "StatusSince", "Quantity", "Charge", "Delivered", "MostDelivered", "Refunded", "CancelCause", "UnansweredSince", "Open", "SubmissionStatus", "BoughtAt", "SubmissionOverdueAt", "SubmissionRefusal", "RequestKind", "RequestStatus", "RequestOverdueAt" }
            .Select(column => $""" AND "{column}" IS ("{column}" | 0)"""));

    public async Task ApplyAsync(IReadOnlyList<ShopOrder> orders)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        var report = StatusReport.Of(OrderStatus.Partial, 400);
        var write = Guid.CreateVersion7();
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand read = Prepare("""SELECT "Version", "HistoryCount", "UserId", "Currency", "Provider", "Service", "Status", "StatusSince", "Quantity", "Charge", "Delivered", "MostDelivered", "Refunded", "CancelCause", "UnansweredSince", "Open", "SubmissionStatus", "BoughtAt", "SubmissionOverdueAt", "SubmissionRefusal", "RequestKind", "RequestStatus", "RequestOverdueAt" FROM "Orders" WHERE "Id" = @p0""", 1);
        using SqliteCommand update = Prepare("""UPDATE "Orders" SET "Status" = @p0, "StatusSince" = @p1, "Delivered" = @p2, "MostDelivered" = @p3, "Refunded" = @p4, "CancelCause" = @p5, "UnansweredSince" = @p6, "Open" = @p7, "Version" = @p8 + 1, "HistoryCount" = @p9, "LastWriteId" = @p10, "PollInterval" = @p11, "NextPollAt" = @p12, "Deadline" = @p13, "PollDivisor" = @p14, "PollLongest" = @p15 WHERE "Id" = @p16 AND "Version" = @p8""" + AreWhole, 17);
        using SqliteCommand history = Prepare("""INSERT INTO order_history ("Id", "OrderId", "Number", "Kind", "At", "From", "To", "Delivered", "RefundAmount", "RefundTotal", "Findings", "Reported", "WriteId") VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12)""", 13);
        using SqliteCommand ledger = Prepare("""INSERT INTO order_refunds ("Id", "OrderId", "Amount", "TotalAfter", "Currency", "Reason", "At", "HistoryNumber", "WriteId") VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8)""", 9);
        Dictionary<int, decimal> sums = [];
        foreach (long id in orders.Select(order => order.Id).Order())
        {
            (long version, long count, int user, string? currency, OrderRuleSet applied, OrderUpdate decided) = Decide(id);
            OrderState after = decided.Order;
            TimeSpan? interval = applied.PollInterval(after, now);
            bool ages = interval is not null && after.Status.IsOpen();
            if (Run(
                update, (short)after.Status, Microseconds(after.StatusSince), OrNull(after.Delivered), OrNull(after.MostDelivered), Scaled(after.Refunded), (short)after.CancelCause, OrNull(Microseconds(after.UnansweredSince)),
                (int)after.Open, version, count + decided.Path.Count, write, OrNull(interval?.Ticks / TimeSpan.TicksPerMicrosecond), OrNull(Microseconds(now + interval)), OrNull(Microseconds(applied.Tracker.NextDeadline(after))),
                OrNull(ages ? applied.Polling.AgeDivisor : null), OrNull(ages ? applied.Polling.Longest.Ticks / TimeSpan.TicksPerMicrosecond : null), id) != 1)
            {
                continue;
            }

            for (int step = 0; step < decided.Path.Count; step++)
            {
                Refund? refund = step == decided.Path.Count - 1 ? decided.Refund : null;
                _ = Run(
                    history, Guid.CreateVersion7(), id, count + step + 1, (short)1, Microseconds(now), (short)decided.Path[step].From, (short)decided.Path[step].To, OrNull(after.Delivered),
                    refund is null ? DBNull.Value : Scaled(refund.Amount), refund is null ? DBNull.Value : Scaled(refund.TotalAfter), (int)decided.Findings, report.ToString(), write);
            }

            _ = Run(ledger, Guid.CreateVersion7(), id, Scaled(decided.Refund!.Amount), Scaled(decided.Refund.TotalAfter), (object?)currency ?? DBNull.Value, (short)decided.Refund.Reason, Microseconds(now), count + decided.Path.Count, write);
            sums[user] = sums.GetValueOrDefault(user) + decided.Refund.Amount;
        }

        // The wallet's column is the panel's: a decimal as EF Core keeps it, a text, so the sum is made here, where decimals are exact.
        using SqliteCommand balance = Prepare("""SELECT "Balance" FROM "Wallets" WHERE "UserId" = @p0""", 1);
        using SqliteCommand credit = Prepare("""UPDATE "Wallets" SET "Balance" = @p1 WHERE "UserId" = @p0""", 2);
        foreach ((int user, decimal amount) in sums.OrderBy(sum => sum.Key))
        {
            balance.Parameters[0].Value = user;
            decimal before = decimal.Parse((string)balance.ExecuteScalar()!, System.Globalization.CultureInfo.InvariantCulture);
            _ = Run(credit, user, before + amount);
        }

        await transaction.CommitAsync();

        (long, long, int, string?, OrderRuleSet, OrderUpdate) Decide(long id)
        {
            read.Parameters[0].Value = id;
            using SqliteDataReader row = read.ExecuteReader();
            _ = row.Read();
            var state = OrderState.From(new OrderFacts
            {
                Status = (OrderStatus)row.GetInt16(6),
                StatusSince = Instant(row.GetInt64(7)),
                Quantity = row.GetInt64(8),
                Charge = row.GetInt64(9) / 100_000_000m,
                Delivered = Whole(row, 10),
                MostDelivered = Whole(row, 11),
                Refunded = row.GetInt64(12) / 100_000_000m,
                CancelCause = (CancelCause)row.GetInt16(13),
                UnansweredSince = Instant(Whole(row, 14)),
                Open = (Findings)row.GetInt32(15),
                Submission = Whole(row, 16) is { } submission
                    ? new Submission { Status = (SubmissionStatus)submission, BoughtAt = Instant(row.GetInt64(17)), OverdueAt = Instant(Whole(row, 18)), Refusal = (RefusalKind?)Whole(row, 19) }
                    : null,
                Request = Whole(row, 20) is { } request
                    ? new OrderRequest { Kind = (RequestKind)request, Status = (RequestStatus)row.GetInt16(21), OverdueAt = Instant(Whole(row, 22)) }
                    : null,
            });
            string? currency = row.IsDBNull(3) ? null : row.GetString(3);
            OrderRuleSet applied = rules.For(currency, row.IsDBNull(4) ? null : row.GetString(4), row.IsDBNull(5) ? null : row.GetString(5));
            return (row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), currency, applied, applied.Tracker.Observe(state, report, now));
        }

        SqliteCommand Prepare(string text, int parameters)
        {
            SqliteCommand command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = text;
            for (int index = 0; index < parameters; index++)
            {
                _ = command.Parameters.AddWithValue($"@p{index}", DBNull.Value);
            }

            return command;
        }
    }

    private static long Scaled(decimal amount) => decimal.ToInt64(amount * 100_000_000m);

    private static long? Whole(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    private static DateTimeOffset Instant(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TimeSpan.TicksPerMicrosecond);

    private static DateTimeOffset? Instant(long? microseconds) => microseconds is { } known ? Instant(known) : null;

    private static long Microseconds(DateTimeOffset instant) => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static long? Microseconds(DateTimeOffset? instant) => instant is { } known ? Microseconds(known) : null;

    private static object OrNull(long? value) => value is { } known ? known : DBNull.Value;

    private static int Run(SqliteCommand command, params object[] values)
    {
        for (int index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        return command.ExecuteNonQuery();
    }
}
