namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A key of a panel's own type, without operators for its order.</summary>
internal readonly record struct OrderNumber(long Value);
