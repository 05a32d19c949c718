namespace SmmOrders.Tests.Laws;

/// <summary>An order, a policy and a lifecycle, and two instants of evaluation, the earlier first.</summary>
public sealed record PollCase(PollPolicy Policy, OrderState Order, OrderLifecycle Lifecycle, DateTimeOffset Earlier, DateTimeOffset Later);
