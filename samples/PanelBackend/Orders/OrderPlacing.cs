using Microsoft.EntityFrameworkCore;
using SmmOrders.Providers;

namespace PanelBackend;

/// <summary>Places orders: the wallet is debited and the order added in one transaction, or neither.</summary>
internal sealed class OrderPlacing(PanelContext context, PanelStore store, PanelMoney money, PanelClock clock)
{
    public async Task<Placement> PlaceAsync(int userId, OrderForm form, CancellationToken cancellationToken)
    {
        PanelService? service = await context.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == form.Service && s.IsOffered, cancellationToken);
        if (service is null)
        {
            return Placement.Refused(nameof(form.Service), "There is no such service.");
        }

        if (form.Quantity is not { } quantity || service.FaultOf(quantity) is not null)
        {
            return Placement.Refused(nameof(form.Quantity), service.FaultOf(form.Quantity ?? 0)!);
        }

        if (ServicePrices.FaultOf(form.Link) is { } fault)
        {
            return Placement.Refused(nameof(form.Link), fault);
        }

        decimal price = service.PriceOf(quantity, money.Decimals);
        return form.Price is { } seen && seen != price
            ? Placement.Refused("", $"The price is now {money.Format(price)}; it was {money.Format(seen)}. Nothing was ordered yet.")
            : await PlaceAsync(userId, form, service, quantity, price, cancellationToken);
    }

    private async Task<Placement> PlaceAsync(int userId, OrderForm form, PanelService service, long quantity, decimal price, CancellationToken cancellationToken)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        bool isPaid = await context.TryDebitAsync((PanelUser user) => user.Id, user => user.Balance, userId, price, cancellationToken);

        // The wallet is locked now: of one form that is sent twice, the second waits above and finds the first here. Its debit is rolled back.
        if (await context.Orders.AsNoTracking().SingleOrDefaultAsync(o => o.UserId == userId && o.Form == form.Form, cancellationToken) is { } first)
        {
            return new(first.Id);
        }

        if (!isPaid)
        {
            return Placement.Refused("", $"Not enough funds: your wallet does not have {money.Format(price)}.");
        }

        var order = new PanelOrder { UserId = userId, ServiceName = service.Name, Link = form.Link!, PlacedAt = clock.GetUtcNow(), Form = form.Form };
        _ = store.Add(context, order, new NewTrackedOrder
        {
            Quantity = quantity,
            Charge = price,
            Currency = PanelMoney.Currency,
            Service = service.Id,
            Provider = service.Provider,
            ProviderService = service.ProviderService,
            Fields = NewOrder.Default(service.ProviderService, form.Link!, quantity).Fields,
        });
        _ = await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new(order.Id);
    }
}
