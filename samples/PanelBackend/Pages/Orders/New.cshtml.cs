using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace PanelBackend.Pages.Orders;

/// <summary>Two steps without script: the form shows the price, and the price places the order.</summary>
internal sealed class NewModel(PanelContext context, OrderPlacing placing, OrderQueries queries, PanelMoney money) : PanelPage
{
    [BindProperty(SupportsGet = true)]
    public OrderForm Input { get; set; } = new();

    public IReadOnlyList<PanelService> Services { get; private set; } = [];

    /// <summary>The second step; <see langword="null"/> in the first.</summary>
    public OrderReview? Review { get; private set; }

    public async Task OnGetAsync(bool edit, CancellationToken cancellationToken)
    {
        bool isFilled = Input is { Service: not null, Link: not null, Quantity: not null };
        if (!isFilled)
        {
            // Nothing is wrong with a form that was not sent yet.
            ModelState.Clear();
        }

        Input.Form = Guid.NewGuid();
        await ShowAsync(isFilled && !edit, cancellationToken);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (ModelState.IsValid && Input.Price is null)
        {
            ModelState.AddModelError(nameof(Input.Price), "Look at the price before you order.");
        }

        if (ModelState.IsValid && Input.Form != Guid.Empty)
        {
            Placement placement = await placing.PlaceAsync(User.Id(), Input, cancellationToken);
            if (placement.Order is { } order)
            {
                Done = "Your order is placed.";
                return RedirectToPage("/Orders/Details", new { id = order });
            }

            ModelState.AddModelError("", placement.Fault);
        }

        Input.Form = Guid.NewGuid();
        await ShowAsync(withPrice: true, cancellationToken);
        return Page();
    }

    private async Task ShowAsync(bool withPrice, CancellationToken cancellationToken)
    {
        Balance = await queries.BalanceAsync(User.Id(), cancellationToken);
        Services = await context.Services.AsNoTracking().Where(service => service.IsOffered).OrderBy(service => service.Name).ToListAsync(cancellationToken);
        if (!withPrice || Services.FirstOrDefault(service => service.Id == Input.Service) is not { } chosen || Input.Quantity is not { } quantity)
        {
            return;
        }

        if ((chosen.FaultOf(quantity) ?? ServicePrices.FaultOf(Input.Link)) is { } fault)
        {
            ModelState.AddModelError("", fault);
        }
        else if (ModelState.IsValid || Input.Price is not null)
        {
            Review = new(chosen, chosen.PriceOf(quantity, money.Decimals), Balance.Value, Input);
        }
    }
}
