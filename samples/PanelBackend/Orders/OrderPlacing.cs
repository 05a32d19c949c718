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

        decimal price = service.PriceOf(quantity, money.Decimals);
        return form.Price is { } seen && seen != price
            ? Placement.Refused("", $"The price is now {money.Format(price)}; it was {money.Format(seen)}. Nothing was ordered yet.")
            : await PlaceAsync(userId, form, service, quantity, price, cancellationToken);
    }

    private async Task<Placement> PlaceAsync(int userId, OrderForm form, PanelService service, long quantity, decimal price, CancellationToken cancellationToken)
    {
        if (await FindAsync(userId, form.Form, cancellationToken) is { } before)
        {
            return before;
        }

        var order = new PanelOrder { UserId = userId, ServiceName = service.Name, Link = form.Link!, PlacedAt = clock.GetUtcNow(), Form = form.Form };
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (!await context.TryDebitAsync((PanelUser user) => user.Id, user => user.Balance, userId, price, cancellationToken))
        {
            return Placement.Refused("", $"Your wallet does not have {money.Format(price)}.");
        }

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
        try
        {
            _ = await context.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new(order.Id);
        }
        catch (DbUpdateException)
        {
            // The same form twice at once: the second finds the first, and its debit is rolled back.
            await transaction.RollbackAsync(CancellationToken.None);
            context.ChangeTracker.Clear();
            if (await FindAsync(userId, form.Form, cancellationToken) is { } first)
            {
                return first;
            }

            throw;
        }
    }

    private async Task<Placement?> FindAsync(int userId, Guid form, CancellationToken cancellationToken) =>
        await context.Orders.Where(order => order.UserId == userId && order.Form == form).Select(order => (long?)order.Id).SingleOrDefaultAsync(cancellationToken) is { } id
            ? new(id)
            : null;
}
