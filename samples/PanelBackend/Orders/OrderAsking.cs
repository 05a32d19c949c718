using Microsoft.EntityFrameworkCore;

namespace PanelBackend;

/// <summary>Takes a customer's request to cancel or refill an order, from the order's page and from the API.</summary>
internal sealed class OrderAsking(PanelContext context, PanelStore store, OrderQueries queries, TimeProvider time)
{
    /// <summary>Asks.</summary>
    /// <returns><see langword="null"/> if there is no such order of the customer.</returns>
    public async Task<Asking?> AskAsync(long order, int userId, string by, RequestKind kind, CancellationToken cancellationToken)
    {
        if (await queries.FindAsync(order, userId, cancellationToken) is not { } stored)
        {
            return null;
        }

        PanelService? service = await context.Services.AsNoTracking().SingleOrDefaultAsync(s => s.Id == stored.Order.Service, cancellationToken);
        if (service is null || (kind == RequestKind.Cancel ? !service.CanCancel : !service.CanRefill))
        {
            return new(null, $"{kind} is not offered for {stored.Order.ServiceName}.");
        }

        OrderRequestOutcome outcome = await store.AskAsync(new() { Order = OrderKey.Of(order), Kind = kind, By = by, At = time.GetUtcNow() }, cancellationToken);
        return outcome.Status == ApplyStatus.Applied
            ? new(outcome.Request, null)
            : new(null, outcome.Outcome.Refusal is null ? OrderView.Unreadable : outcome.Reason);
    }
}
