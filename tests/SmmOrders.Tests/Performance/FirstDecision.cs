using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.Tests.Performance;

/// <summary>What an application does first: it registers the library, and a report comes in.</summary>
public static class FirstDecision
{
    public static decimal Refund() => Decide(_ => { });

    /// <summary>The planted fault: the same, with a lifecycle that is compiled out of Stateless.</summary>
    public static decimal RefundByACompiledLifecycle() => Decide(options => options.Lifecycle = OrderLifecycle.Create(Lifecycles.DeclareDefault));

    private static decimal Decide(Action<SmmOrdersOptions> configure)
    {
        using ServiceProvider services = new ServiceCollection()
            .AddSmmOrders(options =>
            {
                options.Refunds = RefundPolicy.HalfUp(2);
                configure(options);
            })
            .BuildServiceProvider();
        OrderTracker tracker = services.GetRequiredService<OrderTracker>();
        OrderState placed = tracker.Place(1000, 10.00m, DateTimeOffset.UnixEpoch);
        return tracker.Observe(placed, StatusReport.Of(OrderStatus.Partial, 400), DateTimeOffset.UnixEpoch).Refund!.Amount;
    }
}
