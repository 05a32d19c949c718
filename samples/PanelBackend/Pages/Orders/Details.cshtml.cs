using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace PanelBackend.Pages.Orders;

/// <summary>One order of the customer: what it means, what happened, and what may be asked for.</summary>
internal sealed class DetailsModel(PanelContext context, PanelStore store, OrderQueries queries, OrderRules rules, PanelMoney money, TimeProvider time) : PanelPage
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

        Order = OrderView.Of(stored, rules, money);
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
        if (await queries.FindAsync(id, User.Id(), cancellationToken) is not { } stored)
        {
            return NotFound();
        }

        PanelService? service = await context.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == stored.Order.Service, cancellationToken);
        if (service is null || (kind == RequestKind.Cancel ? !service.CanCancel : !service.CanRefill))
        {
            Fault = $"{stored.Order.ServiceName} does not offer that.";
            return RedirectToPage(new { id });
        }

        OrderRequestOutcome outcome = await store.AskAsync(new() { Order = OrderKey.Of(id), Kind = kind, By = User.Name(), At = time.GetUtcNow() }, cancellationToken);
        (Done, Fault) = outcome.Status == ApplyStatus.Applied
            ? ("Your request is stored. What becomes of it stands below.", null)
            : ((string?)null, outcome.Reason ?? $"That is not possible now: {Words.Of(outcome.Status).ToLowerInvariant()}.");
        return RedirectToPage(new { id });
    }

    private bool MayAsk(RequestKind kind) => Rules.Tracker.Ask(Order.State, kind, time.GetUtcNow()).Refusal is null;
}
