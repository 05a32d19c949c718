namespace SmmOrders.Hosting.Tests;

/// <summary>A handler as a panel writes one, made anew for each event.</summary>
#pragma warning disable CA1812 // The container makes it.
internal sealed class ScopedHandler : IOrderEvents
#pragma warning restore CA1812
{
    private readonly HandledEvents _handled;

    public ScopedHandler(HandledEvents handled)
    {
        _handled = handled;
        handled.Made();
    }

    public Task HandleAsync(OrderEvent orderEvent, CancellationToken cancellationToken) => _handled.HandleAsync(orderEvent, cancellationToken);
}
