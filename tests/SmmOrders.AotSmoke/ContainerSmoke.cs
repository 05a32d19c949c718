using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SmmOrders.AotSmoke;

internal static class ContainerSmoke
{
    public static void BuildEmpty()
    {
        using ServiceProvider services = new ServiceCollection().BuildServiceProvider();
        _ = services.GetRequiredService<IServiceProvider>();
    }

    /// <summary>What any library pays that registers a value, and a service that a factory makes of it.</summary>
    public static void BuildAnother()
    {
        var collection = new ServiceCollection();
        collection.TryAddSingleton(new Version(1, 0));
        collection.TryAddSingleton(provider => provider.GetRequiredService<Version>().ToString());
        using ServiceProvider services = collection.BuildServiceProvider();
        _ = services.GetRequiredService<string>();
    }

    /// <summary>The refund of the first decision; made, and not written down: what a console costs is its own.</summary>
    public static Refund? Decide()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2))
            .BuildServiceProvider();
        OrderTracker tracker = services.GetRequiredService<OrderTracker>();
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        return tracker.Observe(tracker.Place(1000, 10.00m, now), StatusReport.Of(OrderStatus.Partial, 400), now).Refund;
    }

    public static void Run()
    {
        using ServiceProvider services = new ServiceCollection()
            .AddSmmOrders(options =>
            {
                Say.Line($"{options.Refunds} {options.Lifecycle.InitialStatus} {options.StuckAfter} {options.UnansweredAfter}");
                options.Refunds = RefundPolicy.HalfUp(2);
                options.Lifecycle = OrderLifecycle.PerfectPanel;
                options.StuckAfter = TimeSpan.FromHours(1);
                options.UnansweredAfter = TimeSpan.FromHours(6);
            })
            .BuildServiceProvider(validateScopes: true);

        OrderTracker tracker = services.GetRequiredService<OrderTracker>();
        Say.Line($"{tracker.Refunds == services.GetRequiredService<RefundPolicy>()} {tracker.Lifecycle == services.GetRequiredService<OrderLifecycle>()}");
        Say.Line($"{tracker.Stuck == services.GetRequiredService<StuckRule>()} {tracker.Unanswered == services.GetRequiredService<UnansweredRule>()} {services.GetRequiredService<OrderGuide>().ExplainStatus(OrderStatus.Partial)}");
        var defaults = new SmmOrdersOptions();
        Say.Line($"{defaults.Refunds} {defaults.Lifecycle == OrderLifecycle.Default} {defaults.StuckAfter} {defaults.Polling == PollPolicy.Default} {defaults.Money} {defaults.Texts == GuideTexts.BuiltIn}");
        Say.Outcome("twice", () => new ServiceCollection().AddSmmOrders(options => options.Refunds = RefundPolicy.Up(0)).AddSmmOrders(_ => { }).Count);
        try
        {
            _ = new ServiceCollection().AddSmmOrders(options => options.Polling = null!);
        }
        catch (InvalidSmmOrdersOptionsException exception)
        {
            Say.Line($"{exception.Faults.Length} {exception.Message}");
        }

        Say.Outcome("no policy", () => new ServiceCollection().AddSmmOrders(_ => { }).Count);
        Say.Outcome("no lifecycle", () => new ServiceCollection().AddSmmOrders(options => (options.Refunds, options.Lifecycle) = (RefundPolicy.Up(0), null!)).Count);
        Say.Outcome("no time", () => new ServiceCollection().AddSmmOrders(options => (options.Refunds, options.StuckAfter) = (RefundPolicy.Up(0), TimeSpan.Zero)).Count);
    }
}
