namespace SmmOrders.EntityFrameworkCore.Tests;

internal sealed class Wallet
{
    public required int UserId { get; init; }

    public required decimal Balance { get; set; }
}
