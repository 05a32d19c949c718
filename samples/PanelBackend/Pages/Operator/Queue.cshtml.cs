using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace PanelBackend.Pages.Operator;

/// <summary>The orders that are not at a provider, with why they wait: one query, paged.</summary>
internal sealed class QueueModel(PanelContext context, TimeProvider time) : PanelPage
{
    private const int PageSize = 50;

    private static readonly SubmissionStatus?[] Waiting = [SubmissionStatus.Queued, SubmissionStatus.Sending, SubmissionStatus.Refused, SubmissionStatus.Unknown];

    [BindProperty(SupportsGet = true)]
    public long After { get; set; }

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public IReadOnlyList<WaitingOrder> Orders { get; private set; } = [];

    public long? Next { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        List<WaitingOrder> orders = await (
            from order in context.Orders
            where order.Id > After && Waiting.Contains(order.SubmissionStatus)
            join provider in context.Providers on order.Provider equals provider.Name into providers
            from provider in providers.DefaultIfEmpty()
            from last in context.Attempts.Where(attempt => attempt.OrderId == order.Id && attempt.Number == EF.Property<int?>(order, "AttemptCount")).DefaultIfEmpty()
            orderby order.Id
            select new WaitingOrder
            {
                Id = order.Id,
                Service = order.ServiceName,
                Status = order.SubmissionStatus!.Value,
                Charge = order.Charge,
                BoughtAt = order.PlacedAt,
                NextSendAt = EF.Property<DateTimeOffset?>(order, "NextSendAt"),
                Words = order.SubmissionWords,
                Refusal = order.SubmissionRefusal,
                Last = last,
                WaitingFor = EF.Property<RefusalKind?>(order, "WaitingFor"),
                Provider = order.Provider,
                StoppedSince = provider!.SubmissionStoppedSince,
                StoppedBy = provider.SubmissionStoppedBy,
                StoppedWhy = provider.SubmissionStoppedWhy,
            }).Take(PageSize + 1).ToListAsync(cancellationToken);
        (Orders, Next) = ([.. orders.Take(PageSize)], orders.Count > PageSize ? orders[PageSize - 1].Id : null);
    }
}
