using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace PanelBackend.Pages.Operator;

/// <summary>The totals, the refunds, and whether the books are right.</summary>
internal sealed class LedgerModel(PanelContext context, PanelStore store) : PanelPage
{
    private const int PageSize = 50;
    private const int MostDamages = 100;

    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    public IReadOnlyList<OrderTotals> Totals { get; private set; } = [];

    public IReadOnlyList<OrderRefundEntry<long>> Refunds { get; private set; } = [];

    public int? Next { get; private set; }

    /// <summary>The verdict; <see langword="null"/> if nobody asked.</summary>
    public IReadOnlyList<OrderDamage>? Damages { get; private set; }

    public bool HasMoreDamages => Damages?.Count == MostDamages;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Totals = await context.Orders.TotalsByCurrency().ToListAsync(cancellationToken);
        List<OrderRefundEntry<long>> refunds = await context.Refunds.OrderByDescending(refund => refund.At).ThenBy(refund => refund.Id)
            .Skip(Math.Max(0, Skip)).Take(PageSize + 1).ToListAsync(cancellationToken);
        (Refunds, Next) = ([.. refunds.Take(PageSize)], refunds.Count > PageSize ? Skip + PageSize : null);
    }

    public async Task OnPostVerifyAsync(CancellationToken cancellationToken)
    {
        Damages = await store.VerifyAsync(cancellationToken).Take(MostDamages).ToListAsync(cancellationToken);
        await OnGetAsync(cancellationToken);
    }
}
