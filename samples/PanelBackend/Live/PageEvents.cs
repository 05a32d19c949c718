using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SmmOrders.Hosting;

namespace PanelBackend;

/// <summary>Hears of what happened to an order, and tells the pages of its customer and of the operators.</summary>
internal sealed class PageEvents(LiveFeed feed, IDbContextFactory<PanelContext> contexts) : IOrderEvents
{
    public async Task HandleAsync(OrderEvent orderEvent, CancellationToken cancellationToken)
    {
        if (!feed.IsFollowed)
        {
            return;
        }

        int? customer = null;
        if (orderEvent.Order is { } order)
        {
            long id = long.Parse(order, CultureInfo.InvariantCulture);
            await using PanelContext context = await contexts.CreateDbContextAsync(cancellationToken);
            customer = await context.Orders.Where(o => o.Id == id).Select(o => (int?)o.UserId).SingleOrDefaultAsync(cancellationToken);
        }

        feed.Tell(customer);
    }
}
