namespace SmmOrders.Hosting;

/// <summary>Makes alerts of what a person should look at. What is over by the time that it is told is no alert.</summary>
internal sealed class AttentionAlerts(AlertDesk desk) : IOrderEvents
{
    public Task HandleAsync(OrderEvent orderEvent, CancellationToken cancellationToken) =>
        orderEvent is { Kind: OutboxKind.AttentionOpened, Attention: { ClosedAt: null } row }
            ? desk.TellAsync(OrderAlert.Of(orderEvent, row), cancellationToken)
            : Task.CompletedTask;
}
