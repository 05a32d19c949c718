using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace PanelBackend.Pages.Orders;

/// <summary>What is shown before an order is placed.</summary>
internal sealed record OrderReview(PanelService Service, decimal Price, decimal Balance, OrderForm Input)
{
    public bool IsAffordable => Balance >= Price;

    /// <summary>The price as the form carries it.</summary>
    public string PriceField => Price.ToString(CultureInfo.InvariantCulture);

    /// <summary>Back to the form, with what was entered.</summary>
    public string EditLink => "/orders/new" + new QueryBuilder
    {
        { "service", Service.Id },
        { "link", Input.Link! },
        { "quantity", Input.Quantity!.Value.ToString(CultureInfo.InvariantCulture) },
        { "edit", "true" },
    };
}
