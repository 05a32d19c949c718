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
        return outcome.Status == ApplyStatus.Applied ? new(outcome.Request, null) : new(null, FaultOf(kind, outcome));
    }

    /// <summary>Why it was not taken, for the customer: the outcome's own reason is the staff's.</summary>
    internal static string FaultOf(RequestKind kind, OrderRequestOutcome outcome) => (outcome.Outcome.Refusal, outcome.Status) switch
    {
        (RequestRefusal.OrderEnded, _) => "The order has ended, so there is nothing to cancel.",
        (RequestRefusal.NothingDelivered, _) => "Only an order that is Completed or Partial can be refilled.",
        (RequestRefusal.UnderWay, _) => $"Your request to {kind.ToString().ToLowerInvariant()} it is under way. Ask again when it has ended.",
        (not null, _) => "The server has not confirmed the order yet. Ask again when it has.",
        (_, ApplyStatus.Unknown) => "We do not know whether we have your request. Look at the order before you ask again.",
        (_, ApplyStatus.Conflict) => "The order changed in this moment. Look at it, then ask again.",
        _ => OrderView.Unreadable,
    };
}
