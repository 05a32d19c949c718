namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>The damage that a planted writer leaves.</summary>
public enum Leaving
{
    NoFirstRowOfHistory,
    NoLastRowOfHistory,
    DoubleAmountInLedger,
    NoRowInLedger,
}
