using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace PanelBackend.Pages.Operator;

/// <summary>One order for the operator: what is open, what may be decided, and what happened.</summary>
internal sealed class OrderModel(PanelContext context, PanelStore store, OrderDesk desk, OrderQueries queries, OrderRules rules, PanelMoney money, TimeProvider time) : PanelPage
{
    public DecisionForm Input { get; private set; } = new();

    public long Id { get; private set; }

    public OrderView Order { get; private set; } = null!;

    public IReadOnlyList<DecisionChoice> Choices { get; private set; } = [];

    public IReadOnlyList<TimelineEntry> Timeline { get; private set; } = [];

    public IReadOnlyList<OrderRequestEntry<long>> Requests { get; private set; } = [];

    public OrderRequestEntry<long>? UnknownRequest => Requests.FirstOrDefault(entry => entry is { Status: RequestStatus.Unknown, EndedAt: null });

    /// <summary>What is wrong with the order, if it cannot be read: <see cref="Order"/> is <see langword="null"/> then.</summary>
    public IReadOnlyList<OrderDamage> Damages { get; private set; } = [];

    /// <summary>Only what is surely not at the provider can still be corrected: what a cancellation would end at once.</summary>
    public bool CanCorrectLink => !Order.State.IsFinal && Rules.Tracker.Ask(Order.State, RequestKind.Cancel, time.GetUtcNow()).Update.Order.IsFinal;

    /// <summary>The count to begin with: none where it would be out of the field's range, since a browser then sends nothing, whatever is decided.</summary>
    public long? KnownDelivered => Order.State.Delivered is > 0 and var count && count < Order.State.Quantity ? count : null;

    public string SeenField => Order.State.Refunded.ToString(CultureInfo.InvariantCulture);

    /// <summary>The total as it was typed, also if it is no amount.</summary>
    public string? TotalField => ModelState[nameof(Input.Total)]?.AttemptedValue;

    private OrderRuleSet Rules => rules.For(Order.Order.Currency, Order.Order.Provider, Order.Order.Service);

    public string Describe(Findings finding) => Rules.Guide.DescribeFinding(finding);

    public bool Offers(params string[] names) => Choices.Any(choice => names.Contains(choice.Name));

    public async Task<IActionResult> OnGetAsync(long id, CancellationToken cancellationToken) => await ShowAsync(id, cancellationToken) ? Page() : NotFound();

    // The form belongs to this handler alone: the others of the page have a field of the same name, with a rule of its own.
    public async Task<IActionResult> OnPostDecideAsync(long id, DecisionForm input, CancellationToken cancellationToken)
    {
        Input = input;
        string? fault = ModelState.IsValid ? await desk.DecideAsync(id, Input, User.Name(), cancellationToken) : "";
        if (fault is null)
        {
            Done = "Decided, and recorded in the history under your name.";
            return RedirectToPage(new { id });
        }

        if (fault.Length > 0)
        {
            ModelState.AddModelError("", fault);
        }

        return await ShowAsync(id, cancellationToken) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostCorrectAsync(long id, string? link, string? why, CancellationToken cancellationToken) =>
        Report(id, await desk.CorrectLinkAsync(context, id, link, why, User.Name(), cancellationToken), "The link is corrected. If the order was refused, send it again.");

    public async Task<IActionResult> OnPostRequestAsync(
        long id, Guid request, bool took, string? providerRequestId, string? why, CancellationToken cancellationToken) =>
        Report(id, await desk.AnswerRequestAsync(id, request, took, providerRequestId, why, User.Name(), cancellationToken), "It is stored.");

    private RedirectToPageResult Report(long id, string? fault, string done)
    {
        (Done, Fault) = fault is null ? (done, null) : ((string?)null, fault);
        return RedirectToPage(new { id });
    }

    private async Task<bool> ShowAsync(long id, CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(id, userId: null, cancellationToken) is not { } stored)
        {
            return false;
        }

        Id = id;
        if (OrderView.Of(stored, rules, money) is not { } view)
        {
            Damages = await store.VerifyOrderAsync(OrderKey.Of(id), cancellationToken).ToListAsync(cancellationToken);
            return true;
        }

        Order = view;
        Choices = DecisionChoice.For(Order.State, Rules.Tracker, time.GetUtcNow());
        List<OrderHistoryEntry<long>> history = await context.OrderHistory(id).ToListAsync(cancellationToken);
        Timeline = [.. history.Select(entry => TimelineEntry.Of(entry, Rules.Guide, money, forStaff: true)).Reverse()];
        Requests = await context.Requests.Where(entry => entry.OrderId == id).OrderByDescending(entry => entry.AskedAt).ToListAsync(cancellationToken);
        return true;
    }
}
