namespace SmmOrders.Hosting.Tests;

/// <summary>A provider was asked about an order.</summary>
/// <param name="By">The instance that asked.</param>
/// <param name="Order">The provider's identifier of the order.</param>
/// <param name="At">When the provider received it.</param>
internal sealed record AskedPoll(string By, string Order, DateTimeOffset At);
