using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmmOrders.EntityFrameworkCore.Worker;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// What the tables of a market say, read by SQL and added up here: the check shares no code with the store, nor a column's conversion
/// or a rule of the core.
/// </summary>
internal sealed record Books(Books.Order[] Orders, Books.Entry[] History, Books.Paid[] Refunds, Books.Wallet[] Wallets)
{
    // The scale of a money column of the store's on SQLite.
    private const decimal Units = 100_000_000m;

    public static async Task<Books> ReadAsync(MarketAddress address)
    {
        await using var market = new Market(address);
        await using MarketContext context = market.Open();
        await context.Database.OpenConnectionAsync();
        DbConnection connection = context.Database.GetDbConnection();
        return new(
            await RowsAsync(
                """SELECT "Id", "UserId", "Number", "Status", "Delivered", "Version", "HistoryCount", "Charge", "Refunded" FROM "Orders" ORDER BY "Id" """,
                row => new Order(Whole(row[0]), (int)Whole(row[1]), (int)Whole(row[2]), (int)Whole(row[3]), row[4] is DBNull ? null : Whole(row[4]), Whole(row[5]), Whole(row[6]), Money(row[7]), Money(row[8]))),
            await RowsAsync(
                """SELECT "OrderId", "Number", "From", "To", "RefundTotal" FROM "order_history" ORDER BY "OrderId", "Number" """,
                row => new Entry(Whole(row[0]), Whole(row[1]), (int)Whole(row[2]), (int)Whole(row[3]), row[4] is DBNull ? null : Money(row[4]))),
            await RowsAsync(
                """SELECT "OrderId", "Amount", "TotalAfter", "HistoryNumber" FROM "order_refunds" ORDER BY "OrderId", "HistoryNumber" """,
                row => new Paid(Whole(row[0]), Money(row[1]), Money(row[2]), Whole(row[3]))),
            await RowsAsync(
                """SELECT "UserId", CAST("Balance" AS text), CAST("Deposited" AS text) FROM "Wallets" """,
                row => new Wallet((int)Whole(row[0]), Text(row[1]), Text(row[2]))));

        async Task<T[]> RowsAsync<T>(string sql, Func<object[], T> read)
        {
            await using DbCommand command = connection.CreateCommand();
            command.CommandText = sql;
            List<T> rows = [];
            await using DbDataReader reader = await command.ExecuteReaderAsync();
            object[] values = new object[reader.FieldCount];
            while (await reader.ReadAsync())
            {
                _ = reader.GetValues(values);
                rows.Add(read(values));
            }

            return [.. rows];
        }

        decimal Money(object value) => Convert.ToDecimal(value, CultureInfo.InvariantCulture) / (address.IsPostgres ? 1m : Units);
    }

    /// <summary>Everything that is wrong when that many writers reported all orders.</summary>
    public string[] Damage(int writers, Tally? told = null)
    {
        ILookup<long, Entry> history = History.ToLookup(entry => entry.OrderId);
        ILookup<long, Paid> refunds = Refunds.ToLookup(paid => paid.OrderId);
        return
        [
            .. Orders.SelectMany(order => OfOrder(order, [.. history[order.Id]], [.. refunds[order.Id]], writers)),
            .. Wallets.SelectMany(OfWallet),
            .. told is null ? [] : OfWhatWasTold(told),
        ];
    }

    private static IEnumerable<string> OfOrder(Order order, Entry[] history, Paid[] refunds, int writers)
    {
        if (order.Number != MarketOrder.Unscripted && !EndsOf(order, writers).Contains((order.Status, order.Delivered, order.Refunded)))
        {
            yield return $"lost: order {order.Number} is {(OrderStatus)order.Status}, {order.Delivered} delivered, {order.Refunded} of {order.Charge} refunded";
        }

        decimal paid = 0m;
        foreach (Paid refund in refunds)
        {
            paid += refund.Amount;
            if (refund.Amount <= 0m || refund.TotalAfter != paid || !history.Any(entry => entry.Number == refund.HistoryNumber && entry.RefundTotal == paid))
            {
                yield return $"ledger: order {order.Number}, {refund.Amount} to {refund.TotalAfter} after {paid}";
            }
        }

        if (paid != order.Refunded || order.Refunded > order.Charge || refunds.Length != history.Count(entry => entry.RefundTotal is not null))
        {
            yield return $"ledger: order {order.Number} has {order.Refunded} of {order.Charge} refunded, the ledger {paid}";
        }

        int status = (int)OrderStatus.Processing;
        for (int index = 0; index < history.Length; index++)
        {
            if (history[index].Number != index + 1 || history[index].From != status)
            {
                yield return $"history: order {order.Number} has {history[index]} at {index + 1}, from {(OrderStatus)status}";
            }

            status = history[index].To;
        }

        if (status != order.Status || history.Length != order.HistoryCount)
        {
            yield return $"history: order {order.Number} is {(OrderStatus)order.Status} after {order.HistoryCount}, its history ends {(OrderStatus)status} after {history.Length}";
        }
    }

    private IEnumerable<string> OfWallet(Wallet wallet)
    {
        Order[] orders = [.. Orders.Where(order => order.UserId == wallet.UserId)];
        HashSet<long> ids = [.. orders.Select(order => order.Id)];
        decimal right = wallet.Deposited - orders.Sum(order => order.Charge) + Refunds.Where(paid => ids.Contains(paid.OrderId)).Sum(paid => paid.Amount);
        if (wallet.Balance != right || wallet.Balance < 0m)
        {
            yield return $"wallet: {wallet.UserId} has {wallet.Balance}, and ought to have {right}";
        }
    }

    // Each report that was told to be applied raised its order's version, and no other did.
    private IEnumerable<string> OfWhatWasTold(Tally told)
    {
        (long applied, decimal refunded) = (Orders.Sum(order => order.Version - 1), Refunds.Sum(paid => paid.Amount));
        if (told.Applied != applied || told.Refunded != refunded)
        {
            yield return $"told: {told.Applied} applied and {told.Refunded} refunded, but {applied} were and {refunded}";
        }
    }

    private static IEnumerable<(int Status, long? Delivered, decimal Refunded)> EndsOf(Order order, int writers)
    {
        foreach (Script.End end in Script.EndsOf(order.Number, writers))
        {
            decimal refund = end.Remains == Market.Quantity ? order.Charge : decimal.Round(order.Charge * end.Remains / Market.Quantity, 2, MidpointRounding.AwayFromZero);
            yield return ((int)end.Status, end.Status == OrderStatus.Canceled ? order.Delivered : Market.Quantity - end.Remains, refund);
        }
    }

    private static long Whole(object value) => Convert.ToInt64(value, CultureInfo.InvariantCulture);

    private static decimal Text(object value) => decimal.Parse((string)value, NumberStyles.Float, CultureInfo.InvariantCulture);

    internal sealed record Order(long Id, int UserId, int Number, int Status, long? Delivered, long Version, long HistoryCount, decimal Charge, decimal Refunded);

    internal sealed record Entry(long OrderId, long Number, int From, int To, decimal? RefundTotal);

    internal sealed record Paid(long OrderId, decimal Amount, decimal TotalAfter, long HistoryNumber);

    internal sealed record Wallet(int UserId, decimal Balance, decimal Deposited);
}
