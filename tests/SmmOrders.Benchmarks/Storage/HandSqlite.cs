using Microsoft.Data.Sqlite;
using SmmOrders.EntityFrameworkCore.Tests;

namespace SmmOrders.Benchmarks;

/// <summary>The same guarantees, written by hand for this one table: prepared statements in one IMMEDIATE transaction.</summary>
internal sealed class HandSqlite(string connectionString, OrderTracker tracker) : IContestant
{
    public async Task ApplyAsync(IReadOnlyList<ShopOrder> orders)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        long microseconds = (now.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;
        var write = Guid.CreateVersion7();
        await using var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync();
        await using SqliteTransaction transaction = connection.BeginTransaction();
        using SqliteCommand read = Prepare("""SELECT "Version", "HistoryCount", "UserId", "Status", "StatusSince", "Quantity", "Charge", "Delivered", "Refunded" FROM "Orders" WHERE "Id" = @p0""", 1);
        using SqliteCommand update = Prepare("""UPDATE "Orders" SET "Status" = @p0, "StatusSince" = @p1, "Delivered" = @p2, "MostDelivered" = @p2, "Refunded" = @p3, "Version" = @p4 + 1, "HistoryCount" = @p5, "LastWriteId" = @p6, "NextPollAt" = NULL, "PollInterval" = NULL, "Deadline" = NULL WHERE "Id" = @p7 AND "Version" = @p4""", 8);
        using SqliteCommand history = Prepare("""INSERT INTO order_history ("Id", "OrderId", "Number", "Kind", "At", "From", "To", "Delivered", "RefundAmount", "RefundTotal", "Findings", "Reported", "WriteId") VALUES (@p0, @p1, @p2, 1, @p3, @p4, @p5, @p6, @p7, @p8, @p9, 'Partial, remains 400', @p10)""", 11);
        using SqliteCommand ledger = Prepare("""INSERT INTO order_refunds ("Id", "OrderId", "Amount", "TotalAfter", "Reason", "At", "HistoryNumber", "WriteId") VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)""", 8);
        Dictionary<int, decimal> sums = [];
        foreach (long id in orders.Select(order => order.Id).Order())
        {
            (long version, long count, int user, OrderUpdate decided) = Decide(id);
            if (Run(update, (short)decided.Order.Status, microseconds, decided.Order.Delivered!, Scaled(decided.Order.Refunded), version, count + decided.Path.Count, write, id) != 1)
            {
                continue;
            }

            for (int step = 0; step < decided.Path.Count; step++)
            {
                Refund? refund = step == decided.Path.Count - 1 ? decided.Refund : null;
                _ = Run(
                    history, Guid.CreateVersion7(), id, count + step + 1, microseconds, (short)decided.Path[step].From, (short)decided.Path[step].To, decided.Order.Delivered!,
                    refund is null ? DBNull.Value : Scaled(refund.Amount), refund is null ? DBNull.Value : Scaled(refund.TotalAfter), (int)decided.Findings, write);
            }

            _ = Run(ledger, Guid.CreateVersion7(), id, Scaled(decided.Refund!.Amount), Scaled(decided.Refund.TotalAfter), (short)decided.Refund.Reason, microseconds, count + decided.Path.Count, write);
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

        (long, long, int, OrderUpdate) Decide(long id)
        {
            read.Parameters[0].Value = id;
            using SqliteDataReader row = read.ExecuteReader();
            _ = row.Read();
            var state = OrderState.From(new OrderFacts
            {
                Status = (OrderStatus)row.GetInt16(3),
                StatusSince = DateTimeOffset.UnixEpoch.AddTicks(row.GetInt64(4) * TimeSpan.TicksPerMicrosecond),
                Quantity = row.GetInt64(5),
                Charge = row.GetInt64(6) / 100_000_000m,
                Delivered = row.IsDBNull(7) ? null : row.GetInt64(7),
                Refunded = row.GetInt64(8) / 100_000_000m,
            });
            return (row.GetInt64(0), row.GetInt64(1), row.GetInt32(2), tracker.Observe(state, StatusReport.Of(OrderStatus.Partial, 400), now));
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

    private static int Run(SqliteCommand command, params object[] values)
    {
        for (int index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        return command.ExecuteNonQuery();
    }
}
