using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace PanelBackend.Pages.Operator;

/// <summary>What a person should look at, oldest first; and what was closed, newest first.</summary>
internal sealed class IndexModel(PanelContext context, PanelStore store, OrderRules rules, TimeProvider time) : PanelPage
{
    private const int PageSize = 30;

    [BindProperty(SupportsGet = true)]
    public bool Closed { get; set; }

    [BindProperty(SupportsGet = true)]
    public int Skip { get; set; }

    public DateTimeOffset Now { get; } = time.GetUtcNow();

    public IReadOnlyList<AttentionRow> Rows { get; private set; } = [];

    public int? Next { get; private set; }

    public string Describe(Findings finding) => rules.For(PanelMoney.Currency, null, null).Guide.DescribeFinding(finding);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        IQueryable<OrderAttention<long?>> attention = Closed
            ? context.Attention.Where(row => row.ClosedAt != null).OrderByDescending(row => row.ClosedAt).ThenBy(row => row.Id)
            : context.Attention.Where(row => row.ClosedAt == null).OrderBy(row => row.OpenedAt).ThenBy(row => row.Id);
        List<AttentionRow> rows = await attention
            .Select(row => new AttentionRow
            {
                Attention = row,
                Service = context.Orders.Where(order => order.Id == row.OrderId).Select(order => order.ServiceName).FirstOrDefault(),
                Customer = context.Orders.Where(order => order.Id == row.OrderId).Select(order => order.User!.Name).FirstOrDefault(),
            })
            .Skip(Math.Max(0, Skip)).Take(PageSize + 1).ToListAsync(cancellationToken);
        (Rows, Next) = ([.. rows.Take(PageSize)], rows.Count > PageSize ? Skip + PageSize : null);
    }

    public async Task<IActionResult> OnPostCloseAsync(Guid id, string? why, CancellationToken cancellationToken)
    {
        if (Reason.FaultOf(why) is { } fault)
        {
            Fault = fault;
            return RedirectToPage();
        }

        ApplyStatus status = await store.CloseAttentionAsync(new() { Id = id, By = User.Name(), At = Now, Note = why!.Trim() }, cancellationToken);
        (Done, Fault) = status == ApplyStatus.Applied ? ("It is closed.", null) : ((string?)null, "It was closed already.");
        return RedirectToPage();
    }
}
