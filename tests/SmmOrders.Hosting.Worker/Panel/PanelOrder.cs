using SmmOrders.EntityFrameworkCore;

namespace SmmOrders.Hosting.Worker;

internal sealed class PanelOrder : TrackedOrder
{
    public long Id { get; init; }

    public required int UserId { get; init; }
}
