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
    public void A_second_registration_is_refused_and_the_first_one_stays()
    {
        IServiceCollection services = new ServiceCollection().AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2));
        int count = services.Count;

        var error = Assert.Throws<InvalidOperationException>(() => services.AddSmmOrders(_ => Assert.Fail("It is not even asked.")));

        Assert.Equal("AddSmmOrders was already called. Call it once, and set every option there.", error.Message);
        Assert.Equal(count, services.Count);
        using ServiceProvider provider = Build(services);
        Assert.Equal(2, provider.GetRequiredService<RefundPolicy>().Decimals);
    }

    public static TheoryData<string> Registered =>
        [nameof(RefundPolicy), nameof(OrderLifecycle), nameof(StuckRule), nameof(UnansweredRule), nameof(OrderTracker), nameof(OrderGuide)];

    [Theory]
    [MemberData(nameof(Registered))]
    public void A_registration_that_would_disagree_with_the_rules_is_refused(string name)
    {
        Type type = typeof(OrderRules).Assembly.GetType($"SmmOrders.{name}")!;
        IServiceCollection services = new ServiceCollection();
        services.Add(new ServiceDescriptor(type, _ => throw new NotSupportedException(), ServiceLifetime.Scoped));

        var error = Assert.Throws<InvalidOperationException>(() => services.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2)));

        Assert.Equal(
            $"{name} is already registered, and would disagree with OrderRules. Remove that registration, and set SmmOrdersOptions in AddSmmOrders instead.",
            error.Message);
        Assert.Single(services);
    }

    [Fact]
    public void A_keyed_registration_is_the_panels_own()
    {
        var services = new ServiceCollection();
        services.AddKeyedSingleton("old", RefundPolicy.Up(5));
        services.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2));
        using ServiceProvider provider = Build(services);

        Assert.Equal(RefundPolicy.Up(5), provider.GetRequiredKeyedService<RefundPolicy>("old"));
        Assert.Equal(RefundPolicy.HalfUp(2), provider.GetRequiredService<RefundPolicy>());
    }

    [Fact]
    public void The_injected_services_are_those_of_an_order_without_names()
    {
        using ServiceProvider provider = Build(new ServiceCollection().AddSmmOrders(options =>
        {
            options.Refunds = RefundPolicy.HalfUp(2);
            options.RefundsByCurrency["VND"] = RefundPolicy.HalfUp(0);
            options.LifecycleByProvider["main"] = OrderLifecycle.PerfectPanel;
        }));
        OrderRuleSet set = provider.GetRequiredService<OrderRules>().For(null, null, null);

        Assert.Same(set.Refunds, provider.GetRequiredService<RefundPolicy>());
        Assert.Same(set.Lifecycle, provider.GetRequiredService<OrderLifecycle>());
        Assert.Same(set.Tracker, provider.GetRequiredService<OrderTracker>());
        Assert.Same(set.Guide, provider.GetRequiredService<OrderGuide>());
        Assert.Same(set.Tracker.Stuck, provider.GetRequiredService<StuckRule>());
        Assert.Same(set.Tracker.Unanswered, provider.GetRequiredService<UnansweredRule>());
    }

    [Fact]
    public void With_several_currencies_none_is_injected_by_default()
    {
        using ServiceProvider provider = Build(new ServiceCollection().AddSmmOrders(options =>
        {
            options.RefundsByCurrency["VND"] = RefundPolicy.HalfUp(0);
            options.RefundsByCurrency["USD"] = RefundPolicy.HalfUp(2);
        }));

        foreach ((Type type, string member) in ((Type, string)[])[(typeof(RefundPolicy), "Refunds"), (typeof(OrderTracker), "Tracker"), (typeof(OrderGuide), "Guide")])
        {
            Assert.Equal(
                $"There is no single {type.Name}: refunds are configured for USD, VND, and none is the default. "
                + $"Inject OrderRules, and ask it for each order: rules.For(currency, provider, service).{member}.",
                Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService(type)).Message);
        }

        Assert.Equal(0, provider.GetRequiredService<OrderRules>().For("VND", null, null).Refunds.Decimals);
        Assert.Same(OrderLifecycle.Default, provider.GetRequiredService<OrderLifecycle>());
    }

    [Fact]
    public void The_only_currency_is_injected()
    {
        using ServiceProvider provider = Build(new ServiceCollection().AddSmmOrders(options => options.RefundsByCurrency["VND"] = RefundPolicy.HalfUp(0)));

        Assert.Equal(0, provider.GetRequiredService<OrderTracker>().Refunds.Decimals);
    }

    [Fact]
    public void The_guide_has_the_texts_and_the_money_of_the_options()
    {
        using ServiceProvider provider = Build(new ServiceCollection().AddSmmOrders(options =>
        {
            options.Refunds = RefundPolicy.HalfUp(2);
            options.Money = new() { Symbol = "$" };
            options.Texts = options.Texts.With(GuideText.MoneyAmount, "Back: {0}.");
        }));

        Assert.Equal("Back: $1.00.", provider.GetRequiredService<OrderGuide>().Explain(Some.Order(OrderStatus.InProgress, 300, 1.00m)).Money);
    }

    [Fact]
    public void The_same_service_collection_is_returned()
    {
        var services = new ServiceCollection();

        Assert.Same(services, services.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2)));
        Assert.Equal(7, services.Count);
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
        Assert.Same(PollPolicy.Default, options.Polling);
        Assert.Same(GuideTexts.BuiltIn, options.Texts);
        Assert.Null(options.Money);
        Assert.Empty(options.RefundsByCurrency);
        Assert.Empty(options.LifecycleByProvider);
        Assert.Empty(options.Services);
        Assert.Empty(options.MoneyByCurrency);
    }

    [Fact]
    public void Refunds_have_no_default() => Refused(
        _ => { },
        "SmmOrdersOptions.Refunds is not set. Set decimals and rounding, for example RefundPolicy.HalfUp(decimals: 2).");

    [Fact]
    public void A_lifecycle_cannot_be_taken_away() => Refused(
        options =>
        {
            options.Refunds = RefundPolicy.HalfUp(2);
            options.Lifecycle = null!;
        },
        "SmmOrdersOptions.Lifecycle is null. Leave it unset for OrderLifecycle.Default.");

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
    public void A_null_argument_is_the_callers_error()
    {
        Assert.Throws<ArgumentNullException>("services", () => SmmOrdersServiceCollectionExtensions.AddSmmOrders(null!, _ => { }));
        Assert.Throws<ArgumentNullException>("configure", () => new ServiceCollection().AddSmmOrders(null!));
    }

    private static ServiceProvider Build(IServiceCollection services) =>
        services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    // The other options are valid, so that each fault is the only one.
    public static TheoryData<string, string> Faults => new()
    {
        { "no polling", "Polling is null. Leave it unset for PollPolicy.Default." },
        { "no texts", "Texts is null. Leave it unset for GuideTexts.BuiltIn." },
        { "no policy of a currency", "RefundsByCurrency[\"VND\"] is null. Remove it, or set it, for example to RefundPolicy.HalfUp(decimals: 2)." },
        { "a currency without a name", "RefundsByCurrency[\"\"] has a name that is empty or has leading or trailing white space. No order would match it." },
        { "a currency with white space", "RefundsByCurrency[\" VND\"] has a name that is empty or has leading or trailing white space. No order would match it." },
        { "no lifecycle of a provider", "LifecycleByProvider[\"main\"] is null. Remove it, or set it, for example to OrderLifecycle.PerfectPanel." },
        { "a provider without a name", "LifecycleByProvider[\"\"] has a name that is empty or has leading or trailing white space. No order would match it." },
        { "no profile of a service", "Services[\"12\"] is null. Remove it, or set it, for example to new ServiceProfile { DeliversWhilePending = true }." },
        { "a service with white space", "Services[\"12 \"] has a name that is empty or has leading or trailing white space. No order would match it." },
        { "no money of a currency", "MoneyByCurrency[\"VND\"] is null. Remove it, or set it, for example to new MoneyFormat { Symbol = \"$\" }." },
    };

    private static Dictionary<string, Action<SmmOrdersOptions>> Spoil { get; } = new()
    {
        ["no polling"] = options => options.Polling = null!,
        ["no texts"] = options => options.Texts = null!,
        ["no policy of a currency"] = options => options.RefundsByCurrency["VND"] = null!,
        ["a currency without a name"] = options => options.RefundsByCurrency[""] = RefundPolicy.HalfUp(0),
        ["a currency with white space"] = options => options.RefundsByCurrency[" VND"] = RefundPolicy.HalfUp(0),
        ["no lifecycle of a provider"] = options => options.LifecycleByProvider["main"] = null!,
        ["a provider without a name"] = options => options.LifecycleByProvider[""] = OrderLifecycle.PerfectPanel,
        ["no profile of a service"] = options => options.Services["12"] = null!,
        ["a service with white space"] = options => options.Services["12 "] = ServiceProfile.Default,
        ["no money of a currency"] = options => options.MoneyByCurrency["VND"] = null!,
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Every_option_is_checked_by_its_name(string fault, string text) => Cultures.Each(() => Refused(
        options =>
        {
            options.Refunds = RefundPolicy.HalfUp(2);
            Spoil[fault](options);
        },
        $"SmmOrdersOptions.{text}"));

    [Fact]
    public void A_money_format_needs_a_policy_of_its_currency() => Refused(
        options =>
        {
            options.RefundsByCurrency["USD"] = RefundPolicy.HalfUp(2);
            options.MoneyByCurrency["usd"] = new() { Symbol = "$" };
            options.MoneyByCurrency["EUR"] = new() { Symbol = "€" };
        },
        "SmmOrdersOptions.MoneyByCurrency[\"EUR\"] has no refund policy. Add the currency to RefundsByCurrency, or set Refunds.");

    [Fact]
    public void All_faults_are_named_together()
    {
        var error = Assert.Throws<InvalidSmmOrdersOptionsException>(() => new OrderRules(new() { StuckAfter = TimeSpan.Zero, Texts = null! }));

        Assert.Equal(3, error.Faults.Length);
        Assert.Equal(string.Join(" ", error.Faults), error.Message);
        Assert.All(error.Faults, fault => Assert.StartsWith("SmmOrdersOptions.", fault, StringComparison.Ordinal));
    }

    private static void Refused(Action<SmmOrdersOptions> set, string text)
    {
        var services = new ServiceCollection();

        var error = Assert.Throws<InvalidSmmOrdersOptionsException>(() => services.AddSmmOrders(set));

        Assert.Equal(text, error.Message);
        Assert.Null(error.ParamName);
        Assert.Equal([text], error.Faults);
        Assert.Empty(services);
    }
}
