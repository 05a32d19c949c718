using Microsoft.AspNetCore.Mvc;

namespace PanelBackend.Pages.Orders;

/// <summary>The customer's orders: a page of them with the wallet, in one query.</summary>
internal sealed class IndexModel(OrderQueries queries, OrderRules rules, PanelMoney money) : PanelPage
{
    [BindProperty(SupportsGet = true)]
    public OrderFilterKind Show { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>Each with its view; without one if its row cannot be read.</summary>
    public IReadOnlyList<(PanelOrder Order, OrderView? View)> Orders { get; private set; } = [];

    /// <summary>Where the next page begins; <see langword="null"/> on the last.</summary>
    public long? Older { get; private set; }

    public string ShowName => $"{Show}".ToLowerInvariant();

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        List<StoredOrder<PanelOrder>> read = await queries.ReadAsync(User.Id(), Show, Before, cancellationToken);
        Orders = [.. read.Take(OrderQueries.PageSize).Select(stored => (stored.Order, OrderView.Of(stored, rules, money)))];
        Older = read.Count > OrderQueries.PageSize ? Orders[^1].Order.Id : null;
        Balance = read.Count > 0 ? read[0].Order.User!.Balance : await queries.BalanceAsync(User.Id(), cancellationToken);
    }
}
