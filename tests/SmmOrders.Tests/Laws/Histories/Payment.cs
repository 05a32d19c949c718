namespace SmmOrders.Tests.Laws;

/// <summary>Money paid back by one report, with the key under which order <c>A-1</c> keeps it.</summary>
public sealed record Payment(decimal Amount, decimal TotalAfter, RefundReason Reason, string Key)
{
    public const string OrderId = "A-1";
}
