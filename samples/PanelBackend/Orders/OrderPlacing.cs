using Microsoft.EntityFrameworkCore;
using SmmOrders.Providers;

namespace PanelBackend;

/// <summary>Places orders: the wallet is debited and the order added in one transaction, or neither.</summary>
internal sealed class OrderPlacing(PanelContext context, PanelStore store, PanelMoney money, PanelClock clock)
{
    public async Task<Placement> PlaceAsync(int userId, OrderForm form, CancellationToken cancellationToken)
    {
        PanelService? service = await context.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == form.Service && s.IsOffered, cancellationToken);
        Placement? refused = RefusalOf(service, form, out decimal price);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        bool isPaid = await context.TryDebitAsync((PanelUser user) => user.Id, user => user.Balance, userId, price, cancellationToken);

        // The wallet is locked now, by a debit of nothing too: of one form that is sent twice, the second waits above and finds the first here, whatever
        // became of the service and its price since. Its debit is rolled back.
        if (await context.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.UserId == userId && o.Form == form.Form, cancellationToken) is { } first)
        {
            return new(first.Id);
        }

        if (refused is not null || !isPaid)
        {
            return refused ?? Placement.Refused("", $"Not enough funds: your wallet does not have {money.Format(price)}.");
        }

        var order = new PanelOrder { UserId = userId, ServiceName = service!.Name, Link = form.Link!, PlacedAt = clock.GetUtcNow(), Form = form.Form };
        _ = store.Add(context, order, new NewTrackedOrder
        {
            Quantity = form.Quantity!.Value,
            Charge = price,
            Currency = PanelMoney.Currency,
            Service = service.Id,
            Provider = service.Provider,
            ProviderService = service.ProviderService,
            Fields = NewOrder.Default(service.ProviderService, form.Link!, form.Quantity.Value).Fields,
        });
        _ = await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(order.Id);
    }

    // Why such an order is not placed; null, with its price, if it is.
    private Placement? RefusalOf(PanelService? service, OrderForm form, out decimal price)
    {
        price = 0;
        if (service is null)
        {
            return Placement.Refused(nameof(form.Service), "There is no such service.");
        }

        if (service.FaultOf(form.Quantity ?? 0) is { } outOfRange)
        {
            return Placement.Refused(nameof(form.Quantity), outOfRange);
        }

        if (ServicePrices.FaultOf(form.Link) is { } fault)
        {
            return Placement.Refused(nameof(form.Link), fault);
        }

        decimal now = service.PriceOf(form.Quantity!.Value, money.Decimals);
        if (form.Price is { } seen && seen != now)
        {
            return Placement.Refused("", $"The price is now {money.Format(now)}; it was {money.Format(seen)}. Nothing was ordered yet.");
        }

        price = now;
        return null;
    }
}
