using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace PanelBackend.Pages.Orders;

/// <summary>One order of the customer: what it means, what happened, and what may be asked for.</summary>
internal sealed class DetailsModel(PanelContext context, OrderAsking asking, OrderQueries queries, OrderRules rules, PanelMoney money, TimeProvider time) : PanelPage
{
    public OrderView Order { get; private set; } = null!;

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public IReadOnlyList<OrderRequestEntry<long>> Requests { get; private set; } = [];

    public bool CanCancel { get; private set; }

    public bool CanRefill { get; private set; }

    public string DescribeRequest(OrderRequestEntry<long> entry) => Rules.Guide.DescribeRequest(entry.Kind, entry.Status);

    private OrderRuleSet Rules => rules.For(Order.Order.Currency, Order.Order.Provider, Order.Order.Service);

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken)
    {
        // Somebody else's order is not found: the answer does not even tell that there is one.
        if (await queries.FindAsync(id, User.Id(), cancellationToken) is not { } stored)
        {
            return NotFound();
        }

        if (OrderView.Of(stored, rules, money) is not { } view)
        {
            Fault = OrderView.Unreadable;
            return RedirectToPage("/Orders/Index");
        }

        Order = view;
        Balance = stored.Order.User!.Balance;
        List<OrderHistoryEntry<long>> history = await context.OrderHistory(id).ToListAsync(cancellationToken);
        Timeline = [.. history.Select(entry => TimelineEntry.Of(entry, Rules.Guide, money, forStaff: false)).Reverse()];
        Requests = await context.Requests.Where(entry => entry.OrderId == id).OrderByDescending(entry => entry.AskedAt).ToListAsync(cancellationToken);
        PanelService? service = await context.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == stored.Order.Service, cancellationToken);
        CanCancel = service?.CanCancel == true && MayAsk(RequestKind.Cancel);
        CanRefill = service?.CanRefill == true && MayAsk(RequestKind.Refill);
        return Page();
    }

    public Task<IActionResult> OnPostCancelAsync(long id, CancellationToken cancellationToken) => AskAsync(id, RequestKind.Cancel, cancellationToken);

    public Task<IActionResult> OnPostRefillAsync(long id, CancellationToken cancellationToken) => AskAsync(id, RequestKind.Refill, cancellationToken);

    private async Task<IActionResult> AskAsync(long id, RequestKind kind, CancellationToken cancellationToken)
    {
        if (await asking.AskAsync(id, User.Id(), User.Name(), kind, cancellationToken) is not { } asked)
        {
            return NotFound();
        }

        (Done, Fault) = asked.Fault is null ? ("We have your request. Follow it below.", null) : ((string?)null, asked.Fault);
        return RedirectToPage(new { id });
    }

    private bool MayAsk(RequestKind kind) => Rules.Tracker.Ask(Order.State, kind, time.GetUtcNow()).Refusal is null;
}
