namespace SmmOrders.Tests.Laws;

/// <summary>An order of a policy and a lifecycle, and two instants at which it is looked at, the earlier first.</summary>
public sealed record PollCase(PollPolicy Policy, OrderState Order, OrderLifecycle Lifecycle, DateTimeOffset Earlier, DateTimeOffset Later);
