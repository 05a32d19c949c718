namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What else moves a wallet.</summary>
internal sealed class Deposit
{
    public int Id { get; init; }

    public required int UserId { get; init; }

    public required decimal Amount { get; init; }
}
