using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>What a panel's developer writes by hand: right as long as it is alone and nothing fails.</summary>
internal abstract class NaiveStore(Market market)
{
    protected Market Market => market;

    public async Task<IReadOnlyList<ApplyOutcome>> ApplyAsync(IReadOnlyList<OrderReport> reports)
    {
        List<ApplyOutcome> outcomes = [];
        foreach (IEnumerable<OrderReport> round in reports.GroupBy(report => report.Order).SelectMany(order => order.Index()).GroupBy(each => each.Index, each => each.Item))
        {
            Change[] changes = await DecideAsync([.. round]);
            IReadOnlySet<Change> written = await WriteAsync([.. changes.Where(change => change.Update.Changed).OrderBy(change => change.Id)]);
            outcomes.AddRange(changes.Select(change => new ApplyOutcome
            {
                Order = OrderKey.Of(change.Id),
                Status = !change.Update.Changed ? ApplyStatus.Unchanged : written.Contains(change) ? ApplyStatus.Applied : ApplyStatus.Conflict,
                Update = change.Update,
            }));
        }

        return outcomes;
    }

    /// <summary>Writes changes, in the order of their keys.</summary>
    /// <returns>Those that were written: no other writer was faster.</returns>
    protected abstract Task<IReadOnlySet<Change>> WriteAsync(Change[] changes);

    protected static async Task<bool> WriteStatusAsync(MarketContext context, Change change, bool compares)
    {
        OrderState order = change.Update.Order;
        return 1 == await context.Orders.Where(each => each.Id == change.Id && (!compares || EF.Property<long?>(each, "Version") == change.Version)).ExecuteUpdateAsync(set => set
            .SetProperty(each => each.Status, order.Status)
            .SetProperty(each => each.StatusSince, change.At)
            .SetProperty(each => each.Delivered, order.Delivered)
            .SetProperty(each => EF.Property<long?>(each, "Version"), change.Version + 1)
            .SetProperty(each => EF.Property<long?>(each, "HistoryCount"), change.HistoryCount + change.Update.Path.Count));
    }

    protected static async Task WriteHistoryAsync(MarketContext context, Change change)
    {
        for (int step = 0; step < change.Update.Path.Count; step++)
        {
            Refund? refund = step == change.Update.Path.Count - 1 ? change.Update.Refund : null;
            await InsertAsync(context, change, new OrderHistoryEntry<long>(), new()
            {
                ["Number"] = change.HistoryCount + step + 1,
                ["Kind"] = change.Update.Before.IsFinal ? HistoryKind.Correction : HistoryKind.Transition,
                ["From"] = change.Update.Path[step].From,
                ["To"] = change.Update.Path[step].To,
                ["RefundAmount"] = refund?.Amount,
                ["RefundTotal"] = refund?.TotalAfter,
            });
        }
    }

    protected static async Task WriteRefundAsync(MarketContext context, Change change, Refund refund)
    {
        decimal total = refund.TotalAfter;
        _ = await context.Orders.Where(each => each.Id == change.Id).ExecuteUpdateAsync(set => set.SetProperty(each => each.Refunded, total));
        await InsertAsync(context, change, new OrderRefundEntry<long>(), new()
        {
            ["Amount"] = refund.Amount,
            ["TotalAfter"] = refund.TotalAfter,
            ["Reason"] = refund.Reason,
            ["HistoryNumber"] = change.HistoryCount + change.Update.Path.Count,
        });
    }

    protected static Task CreditAsync(MarketContext context, Change change, Refund refund) => context.CreditAsync<MarketWallet, int>(
        wallet => wallet.UserId, wallet => wallet.Balance, [new(change.UserId, refund.Amount)]);

    private async Task<Change[]> DecideAsync(OrderReport[] reports)
    {
        await using MarketContext context = market.Open();
        long[] ids = [.. reports.Select(report => (long)report.Order.Value!)];
        var rows = await context.Orders.AsNoTracking().Where(order => ids.Contains(order.Id))
            .Select(order => new { Order = order, Version = EF.Property<long?>(order, "Version"), Count = EF.Property<long?>(order, "HistoryCount") })
            .ToDictionaryAsync(row => row.Order.Id);
        return
        [
            .. from report in reports
               let row = rows[(long)report.Order.Value!]
               let order = row.Order
               let state = OrderState.From(new OrderFacts
               {
                   Status = order.Status,
                   StatusSince = order.StatusSince,
                   Quantity = order.Quantity,
                   Charge = order.Charge,
                   Delivered = order.Delivered,
                   Refunded = order.Refunded,
               })
               let update = market.Rules.For(order.Currency, order.Provider, order.Service).Tracker.Observe(state, report.Report, report.At)
               select new Change(order.Id, order.UserId, row.Version!.Value, row.Count!.Value, report.At, update),
        ];
    }

    // By SQL: SaveChanges is refused it.
    private static async Task InsertAsync(MarketContext context, Change change, object row, Dictionary<string, object?> values)
    {
        EntityEntry entry = context.Entry(row);
        entry.Property("Id").CurrentValue = Guid.NewGuid();
        entry.Property("OrderId").CurrentValue = change.Id;
        entry.Property("At").CurrentValue = change.At;
        foreach ((string name, object? value) in values)
        {
            entry.Property(name).CurrentValue = value;
        }

        await context.Database.OpenConnectionAsync();
        ISqlGenerationHelper sql = context.GetService<ISqlGenerationHelper>();
        await new StoredTable(entry.Metadata, entry.Metadata.GetProperties(), sql).InsertAsync(context, sql, row, CancellationToken.None);
        await context.Database.CloseConnectionAsync();
    }

    protected sealed record Change(long Id, int UserId, long Version, long HistoryCount, DateTimeOffset At, OrderUpdate Update);
}
