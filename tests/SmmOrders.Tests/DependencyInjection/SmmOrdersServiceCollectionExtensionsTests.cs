using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.Tests;

public sealed class SmmOrdersServiceCollectionExtensionsTests
{
    [Fact]
    public void Everything_is_there_once()
    {
        RefundPolicy refunds = RefundPolicy.HalfUp(2);
        using ServiceProvider provider = Build(new ServiceCollection().AddSmmOrders(options => options.Refunds = refunds));
        using IServiceScope scope = provider.CreateScope();

        Assert.Same(refunds, provider.GetRequiredService<RefundPolicy>());
        Assert.Same(OrderLifecycle.Default, provider.GetRequiredService<OrderLifecycle>());
        Assert.Equal(StuckRule.Default, provider.GetRequiredService<StuckRule>());
        Assert.Equal(UnansweredRule.Default, provider.GetRequiredService<UnansweredRule>());
        foreach (Type type in (Type[])[typeof(RefundPolicy), typeof(OrderLifecycle), typeof(StuckRule), typeof(UnansweredRule), typeof(OrderTracker), typeof(OrderGuide)])
        {
            Assert.Same(provider.GetRequiredService(type), scope.ServiceProvider.GetRequiredService(type));
        }
    }

    [Fact]
    public void The_tracker_and_the_guide_follow_the_options()
    {
        OrderLifecycle lifecycle = OrderLifecycle.PerfectPanel.WithCorrections();
        using ServiceProvider provider = Build(new ServiceCollection().AddSmmOrders(options =>
        {
            options.Refunds = RefundPolicy.Down(0);
            options.Lifecycle = lifecycle;
            options.StuckAfter = TimeSpan.FromMinutes(90);
            options.UnansweredAfter = TimeSpan.FromHours(6);
        }));

        OrderTracker tracker = provider.GetRequiredService<OrderTracker>();
        Assert.Same(provider.GetRequiredService<RefundPolicy>(), tracker.Refunds);
        Assert.Same(lifecycle, tracker.Lifecycle);
        Assert.Same(provider.GetRequiredService<StuckRule>(), tracker.Stuck);
        Assert.Equal(TimeSpan.FromMinutes(90), tracker.Stuck.Threshold);
        Assert.Same(provider.GetRequiredService<UnansweredRule>(), tracker.Unanswered);
        Assert.Equal(TimeSpan.FromHours(6), tracker.Unanswered.Threshold);
        Assert.Contains(
            "1 h 30 min", provider.GetRequiredService<OrderGuide>().ExplainStatus(OrderStatus.Processing).Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_registered_already_stays_and_is_used()
    {
        var stuck = new StuckRule(TimeSpan.FromHours(1));
        var guide = new OrderGuide(RefundPolicy.Up(5));
        var services = new ServiceCollection();
        services.AddSingleton(stuck);
        services.AddSingleton(guide);
        services.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2));
        services.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(3));
        using ServiceProvider provider = Build(services);

        Assert.Same(stuck, provider.GetRequiredService<OrderTracker>().Stuck);
        Assert.Same(guide, provider.GetRequiredService<OrderGuide>());
        Assert.Equal(2, provider.GetRequiredService<OrderTracker>().Refunds.Decimals);
        Assert.All(services.GroupBy(service => service.ServiceType), registrations => Assert.Single(registrations));
    }

    [Fact]
    public void The_same_registrations_come_back()
    {
        var services = new ServiceCollection();

        Assert.Same(services, services.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2)));
        Assert.Equal(6, services.Count);
        Assert.All(services, service => Assert.Equal(ServiceLifetime.Singleton, service.Lifetime));
    }

    [Fact]
    public void The_options_have_the_defaults_that_they_document()
    {
        var options = new SmmOrdersOptions();

        Assert.Null(options.Refunds);
        Assert.Same(OrderLifecycle.Default, options.Lifecycle);
        Assert.Equal(TimeSpan.FromHours(3), options.StuckAfter);
        Assert.Equal(TimeSpan.FromHours(24), options.UnansweredAfter);
    }

    [Fact]
    public void Refunds_are_never_implied() => Refused(
        _ => { },
        "SmmOrdersOptions.Refunds is not set. Name decimals and rounding, for example RefundPolicy.HalfUp(decimals: 2).");

    [Fact]
    public void A_lifecycle_cannot_be_taken_away() => Refused(
        options =>
        {
            options.Refunds = RefundPolicy.HalfUp(2);
            options.Lifecycle = null!;
        },
        "SmmOrdersOptions.Lifecycle is null. Leave it alone for OrderLifecycle.Default.");

    [Theory]
    [InlineData(0, "00:00:00")]
    [InlineData(-3600, "-01:00:00")]
    public void A_stuck_threshold_is_above_zero(int seconds, string written) => Cultures.Each(() => Refused(
        options =>
        {
            options.Refunds = RefundPolicy.HalfUp(2);
            options.StuckAfter = TimeSpan.FromSeconds(seconds);
        },
        $"SmmOrdersOptions.StuckAfter is {written}. It is above zero, for example TimeSpan.FromHours(3)."));

    [Theory]
    [InlineData(0, "00:00:00")]
    [InlineData(-3600, "-01:00:00")]
    public void An_unanswered_threshold_is_above_zero(int seconds, string written) => Cultures.Each(() => Refused(
        options =>
        {
            options.Refunds = RefundPolicy.HalfUp(2);
            options.UnansweredAfter = TimeSpan.FromSeconds(seconds);
        },
        $"SmmOrdersOptions.UnansweredAfter is {written}. It is above zero, for example TimeSpan.FromHours(24)."));

    [Fact]
    public void Nothing_is_the_callers_error()
    {
        Assert.Throws<ArgumentNullException>("services", () => SmmOrdersServiceCollectionExtensions.AddSmmOrders(null!, _ => { }));
        Assert.Throws<ArgumentNullException>("configure", () => new ServiceCollection().AddSmmOrders(null!));
    }

    private static ServiceProvider Build(IServiceCollection services) =>
        services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    private static void Refused(Action<SmmOrdersOptions> set, string text)
    {
        var services = new ServiceCollection();

        var error = Assert.Throws<ArgumentException>("configure", () => services.AddSmmOrders(set));

        Assert.Equal($"{text} (Parameter 'configure')", error.Message);
        Assert.Empty(services);
    }
}
