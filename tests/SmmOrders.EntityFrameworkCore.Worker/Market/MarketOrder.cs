namespace SmmOrders.EntityFrameworkCore.Worker;

internal sealed class MarketOrder : TrackedOrder
{
    public const int Unscripted = -1;

    public long Id { get; init; }

    public required int UserId { get; init; }

    /// <summary>Which reports the order gets: <see cref="Script"/>. <see cref="Unscripted"/> for one that a checkout bought meanwhile.</summary>
    public required int Number { get; init; }
}
