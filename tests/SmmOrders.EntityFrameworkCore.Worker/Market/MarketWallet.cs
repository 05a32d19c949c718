namespace SmmOrders.EntityFrameworkCore.Worker;

internal sealed class MarketWallet
{
    public required int UserId { get; init; }

    public required decimal Balance { get; set; }

    /// <summary>What was paid in. The balance is this, less the charges of the user's orders, plus their refunds.</summary>
    public required decimal Deposited { get; init; }
}
