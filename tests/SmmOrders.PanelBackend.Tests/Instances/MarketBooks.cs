using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using SmmOrders.Providers.Testing;

namespace SmmOrders.PanelBackend.Tests.Instances;

/// <summary>Compares what the database has with what the resellers ordered and what the provider got.</summary>
internal sealed class MarketBooks(PanelContext context, PanelStore store, ImmutableArray<SimulatedOrder> atProvider, MarketBuyers buyers, int[] customers, long deposited)
{
    /// <summary>Everything that is wrong once all orders have ended.</summary>
    public async Task<string[]> DamageAsync(CancellationToken cancellationToken)
    {
        Sold[] sold = [.. await context.Orders.AsNoTracking()
            .Select(order => new Sold(order.Id, order.UserId, order.Link, order.Status, order.Charge, order.Refunded)).ToArrayAsync(cancellationToken)];
        Dictionary<int, decimal> wallets = await context.Users.Where(user => customers.Contains(user.Id)).ToDictionaryAsync(user => user.Id, user => user.Balance, cancellationToken);
        return [.. Trade(sold), .. Provider(sold), .. Money(sold, wallets), .. await store.VerifyAsync(cancellationToken).Select(damage => $"verified: {damage}").ToArrayAsync(cancellationToken)];
    }

    // What was answered is there, and each order once.
    private IEnumerable<string> Trade(Sold[] sold)
    {
        HashSet<(int, long)> stored = [.. sold.Select(row => (row.Order.Number, row.Id))];
        return
        [
            .. buyers.Bought.Where(each => !stored.Contains((each.Key, each.Value))).Select(each => $"lost: order {each.Key}, answered as {each.Value}"),
            .. sold.CountBy(row => row.Link).Where(link => link.Value > 1).Select(link => $"bought twice: {link.Key}"),
            .. sold.Length > buyers.Bought.Count + buyers.Unclear ? [$"too many: {sold.Length} orders for {buyers.Bought.Count} answers, and {buyers.Unclear} without"] : (string[])[],
            .. sold.Where(row => OrderStatuses.Open.Contains(row.Status)).Select(row => $"not ended: order {row.Id} is {row.Status}"),
        ];
    }

    private IEnumerable<string> Provider(Sold[] sold)
    {
        Dictionary<string, int> placed = atProvider.CountBy(order => order.Link).ToDictionary();
        HashSet<string> links = [.. sold.Select(row => row.Link)];
        return
        [
            .. placed.Where(link => link.Value > 1).Select(link => $"placed twice: {link.Key}"),
            .. placed.Keys.Except(links).Select(link => $"placed for nobody: {link}"),
            .. links.Except(placed.Keys).Select(link => $"never placed: {link}"),
        ];
    }

    // In whole cents: a wallet is its deposit less what is kept.
    private IEnumerable<string> Money(Sold[] sold, Dictionary<int, decimal> wallets)
    {
        ILookup<int, MarketOrder> orders = sold.ToLookup(row => row.UserId, row => row.Order);
        return
        [
            .. sold.Where(row => row.UserId != customers[row.Order.Customer]).Select(row => $"wrong customer: order {row.Id}"),
            .. sold.Where(row => row.Charge * 100m != row.Order.Charge || row.Refunded * 100m != row.Order.Refund)
                .Select(row => $"wrong amount: order {row.Id} has {row.Refunded} of {row.Charge}, not {row.Order.Refund} of {row.Order.Charge} cents"),
            .. customers.Select((id, number) => (Number: number, Wallet: wallets[id], Owed: deposited - orders[id].Sum(order => order.Charge - order.Refund)))
                .Where(each => each.Wallet * 100m != each.Owed).Select(each => $"wrong wallet: customer {each.Number} has {each.Wallet}, not {each.Owed} cents"),
        ];
    }

    private sealed record Sold(long Id, int UserId, string Link, OrderStatus Status, decimal Charge, decimal Refunded)
    {
        public MarketOrder Order { get; } = MarketOrder.Of(Link) ?? throw new InvalidOperationException($"Nobody ordered for {Link}.");
    }
}
