using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace PanelBackend;

/// <summary>The panel API v2, as the panel speaks it to its resellers: services, balance and new orders. <see cref="ResellerOrders"/> has the rest.</summary>
internal sealed class ResellerApi(PanelContext context, OrderPlacing placing, ResellerOrders orders)
{
    public async Task<object> AnswerAsync(Reseller reseller, ApiRequest request, CancellationToken cancellationToken) => request["action"] switch
    {
        "services" => await ServicesAsync(cancellationToken),
        "balance" => new { Balance = ApiText.Of(reseller.Balance), PanelMoney.Currency },
        "add" => await AddAsync(reseller, request, cancellationToken),
        "status" => await orders.StatusAsync(reseller.Id, request, cancellationToken),
        "orders" or "statuses" or "multi_status" => await orders.StatusesAsync(reseller.Id, request, cancellationToken),
        "refill" => await orders.RefillAsync(reseller, request, cancellationToken),
        "refill_status" => await orders.RefillStatusAsync(reseller.Id, request, cancellationToken),
        "cancel" => await orders.CancelAsync(reseller, request, cancellationToken),
        _ => new ApiError("Incorrect request: action is services, add, status, refill, refill_status, cancel or balance."),
    };

    private async Task<object> ServicesAsync(CancellationToken cancellationToken)
    {
        List<PanelService> services = await context.Services.AsNoTracking().Where(service => service.IsOffered).OrderBy(service => service.Category).ThenBy(service => service.Name)
            .ToListAsync(cancellationToken);
        return services.Select(service => new
        {
            Service = service.Id,
            service.Name,
            Type = "Default",
            service.Category,
            Rate = ApiText.Of(service.Price),
            Min = ApiText.Of(service.Min),
            Max = ApiText.Of(service.Max),
            Dripfeed = false,
            Refill = service.CanRefill,
            Cancel = service.CanCancel,
            Desc = service.About,
        });
    }

    // The protocol has no idempotency key: each add is a new order, like a new form.
    private async Task<object> AddAsync(Reseller reseller, ApiRequest request, CancellationToken cancellationToken)
    {
        if ((request["runs"] ?? request["interval"]) is not null)
        {
            return new ApiError("Incorrect runs or interval: no service of this panel has drip-feed. Leave both out.");
        }

        if (!long.TryParse(request["quantity"], NumberStyles.None, CultureInfo.InvariantCulture, out long quantity))
        {
            return new ApiError("Incorrect quantity: it must be a whole number from the service's min to its max, without sign, point or letters.");
        }

        Placement placement = await placing.PlaceAsync(
            reseller.Id,
            new() { Service = request["service"], Link = request["link"], Quantity = quantity, Form = Guid.NewGuid() },
            cancellationToken);
        return placement.Order is { } order ? new { Order = order } : new ApiError(placement.Fault);
    }
}
