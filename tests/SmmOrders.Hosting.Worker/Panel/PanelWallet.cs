namespace SmmOrders.Hosting.Worker;

internal sealed class PanelWallet
{
    public required int UserId { get; init; }

    public decimal Balance { get; init; }

    public required decimal Deposited { get; init; }
}
