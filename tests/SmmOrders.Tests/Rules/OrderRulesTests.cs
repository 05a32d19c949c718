using SmmOrders.Tests.Performance;

namespace SmmOrders.Tests;

/// <summary>From an order's currency, provider and service to its rules.</summary>
public sealed class OrderRulesTests
{
    private static readonly RefundPolicy Dollars = RefundPolicy.HalfUp(2);
    private static readonly RefundPolicy Dong = RefundPolicy.Down(0);
    private static readonly OrderLifecycle Mixed = OrderLifecycle.PerfectPanel.WithCorrections();
    private static readonly ServiceProfile Premium = new()
    {
        DeliversWhilePending = true,
        StuckAfter = TimeSpan.FromHours(6),
        Polling = new() { Pending = TimeSpan.FromMinutes(30) },
    };

    private static readonly OrderRules Rules = new(new()
    {
        Refunds = Dollars,
        RefundsByCurrency = { ["VND"] = Dong },
        LifecycleByProvider = { ["main"] = Mixed },
        Services = { ["12"] = Premium },
        MoneyByCurrency = { ["VND"] = new() { Symbol = "₫", Position = MoneySymbolPosition.After } },
        StuckAfter = TimeSpan.FromHours(2),
        UnansweredAfter = TimeSpan.FromHours(8),
        Polling = new() { Pending = TimeSpan.FromMinutes(10) },
    });

    private static readonly OrderRules NoDefault = new(new() { RefundsByCurrency = { ["USD"] = Dollars, ["VND"] = Dong } });

    [Fact]
    public void The_currency_decides_refunds_the_provider_the_lifecycle_and_the_service_profile_and_polling()
    {
        OrderRuleSet own = Rules.For("VND", "main", "12");
        OrderRuleSet other = Rules.For("EUR", "second", "13");

        Assert.Equal((Dong, Mixed, Premium, Premium.Polling), (own.Refunds, own.Lifecycle, own.Profile, own.Polling));
        Assert.Equal((Dollars, OrderLifecycle.Default, ServiceProfile.Default), (other.Refunds, other.Lifecycle, other.Profile));
        Assert.Equal(TimeSpan.FromMinutes(10), other.Polling.Pending);
        foreach (OrderRuleSet set in (OrderRuleSet[])[own, other])
        {
            Assert.Equal((set.Refunds, set.Lifecycle, set.Profile), (set.Tracker.Refunds, set.Tracker.Lifecycle, set.Tracker.Profile));
            Assert.Equal((TimeSpan.FromHours(2), TimeSpan.FromHours(8)), (set.Tracker.Stuck.Threshold, set.Tracker.Unanswered.Threshold));
        }
    }

    [Fact]
    public void Each_of_the_three_is_looked_up_independently()
    {
        foreach (string currency in (string[])["VND", "USD"])
        {
            foreach (string provider in (string[])["main", "second"])
            {
                foreach (string service in (string[])["12", "13"])
                {
                    OrderRuleSet set = Rules.For(currency, provider, service);

                    Assert.Equal(currency == "VND" ? Dong : Dollars, set.Refunds);
                    Assert.Equal(provider == "main" ? Mixed : OrderLifecycle.Default, set.Lifecycle);
                    Assert.Equal(service == "12" ? Premium : ServiceProfile.Default, set.Profile);
                }
            }
        }
    }

    [Fact]
    public void The_tracker_knows_the_service_without_being_passed_one()
    {
        OrderTracker tracker = Rules.For("USD", "second", "12").Tracker;
        OrderTracker plain = Rules.For("USD", "second", "13").Tracker;
        OrderState order = tracker.Place(1000, 10.00m, Some.Noon);
        OrderState pending = Some.Order(OrderStatus.Pending);
        StatusReport completed = StatusReport.Of(OrderStatus.Completed, 0);

        Assert.Equal(Findings.None, tracker.CheckTime(order, Some.Noon.AddHours(5)).Findings);
        Assert.Equal(Findings.StuckInProcessing, plain.CheckTime(order, Some.Noon.AddHours(5)).Findings);
        Assert.Equal(Findings.StuckInProcessing, tracker.CheckTime(order, Some.Noon.AddHours(5), ServiceProfile.Default).Findings);
        Assert.Equal(Some.Noon.AddHours(6), tracker.NextDeadline(order)!.Value.AddMicroseconds(-1));
        Assert.Equal(Some.Noon.AddHours(2), plain.NextDeadline(order)!.Value.AddMicroseconds(-1));
        Assert.Equal("Pending > Completed", tracker.Observe(pending, completed, Some.Noon).Path.ToString());
        Assert.Equal("Pending > InProgress > Completed", plain.Observe(pending, completed, Some.Noon).Path.ToString());
        Assert.Equal(
            "Pending > Completed", tracker.Decide(pending, Decision.EndCompleted(), Some.Noon).Update.Path.ToString());
    }

    [Fact]
    public void The_tracker_of_a_service_decides_like_any_tracker_that_is_passed_the_service()
    {
        var told = new OrderTracker(Dollars, Mixed, new StuckRule(TimeSpan.FromHours(2))) { Unanswered = new(TimeSpan.FromHours(8)) };
        OrderTracker knows = Rules.For("USD", "main", "12").Tracker;
        StatusReport[] reports =
        [
            .. from status in OrderStatuses.All
               from remains in (Remains[])[Remains.Missing, Remains.Unreadable, Remains.Of(0), Remains.Of(400), Remains.Of(1000), Remains.Of(2000)]
               select StatusReport.Of(status, remains),
            StatusReport.Malformed("x"), StatusReport.NotReported(),
        ];

        foreach (OrderState order in Some.Orders)
        {
            foreach (StatusReport report in reports)
            {
                DateTimeOffset now = Some.Noon.AddHours(4);
                Assert.Equal(told.Observe(order, report, now, Premium), knows.Observe(order, report, now));
            }
        }
    }

    [Fact]
    public void The_guide_uses_the_currencys_format_and_states_the_services_threshold()
    {
        OrderState partial = Some.Order(OrderStatus.Partial, 600, 4m);

        Assert.Equal("You are charged 6₫ for the part that was delivered; 4₫ was refunded to your account.", Rules.For("VND", null, null).Guide.Explain(partial).Money);
        Assert.Equal("You are charged 6.00 for the part that was delivered; 4.00 was refunded to your account.", Rules.For("USD", null, null).Guide.Explain(partial).Money);
        Assert.Contains("6 h", Rules.For(null, null, "12").Guide.ExplainStatus(OrderStatus.Processing).Advice, StringComparison.Ordinal);
        Assert.Contains("2 h", Rules.For(null, null, "13").Guide.ExplainStatus(OrderStatus.Processing).Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("vnd", "MAIN", "12")]
    [InlineData("Vnd", "Main", "12")]
    public void Names_ignore_case_in_every_culture(string currency, string provider, string service) =>
        Cultures.Each(() => Assert.Same(Rules.For("VND", "main", "12"), Rules.For(currency, provider, service)));

    // The Turkish I, a folded letter, and white space make another name: independent of culture, and nothing is guessed.
    [Theory]
    [InlineData("ıdr")]
    [InlineData("İDR")]
    [InlineData(" IDR")]
    [InlineData("IDR\u200b")]
    public void Only_case_is_ignored(string currency)
    {
        var rules = new OrderRules(new() { RefundsByCurrency = { ["IDR"] = Dong, ["USD"] = Dollars } });

        Cultures.Each(() =>
        {
            Assert.Same(Dong, rules.For("idr", null, null).Refunds);
            Assert.Throws<ArgumentException>(nameof(currency), () => rules.For(currency, null, null));
        });
    }

    [Fact]
    public void The_same_rules_are_the_same_instance_and_lookups_allocate_nothing()
    {
        OrderRuleSet set = Rules.For("VND", "main", "12");

        Assert.Same(set, Rules.For("VND", "main", "12"));
        Assert.Equal(0, Allocated.By(() => Rules.For("VND", "main", "12")));
        Assert.Equal(0, Allocated.By(() => Rules.For("EUR", "not configured", "nor is this")));
    }

    [Fact]
    public void Lookups_do_not_grow_the_cache()
    {
        OrderRuleSet defaults = Rules.For(null, null, null);
        string[] names = [.. Enumerable.Range(0, 10_000).Select(number => $"name {number}")];

        Assert.All(names, name => Assert.Same(defaults, Rules.For(name, name, name)));
        Assert.Equal(0, Allocated.By(() => Rules.For(names[7], names[8], names[9])));
    }

    [Fact]
    public void Services_that_are_alike_share_their_rules()
    {
        var options = new SmmOrdersOptions { Refunds = Dollars };
        for (int service = 0; service < 1000; service++)
        {
            options.Services[$"{service}"] = new() { StuckAfter = TimeSpan.FromHours(1 + (service % 2)) };
        }

        var rules = new OrderRules(options);

        Assert.Equal(2, Enumerable.Range(0, 1000).Select(service => rules.For("USD", "main", $"{service}")).Distinct().Count());
        Assert.Same(rules.For("USD", "main", "8"), rules.For("USD", "main", "998"));
    }

    [Fact]
    public void Concurrent_threads_get_the_same_instance()
    {
        for (int round = 0; round < 100; round++)
        {
            var rules = new OrderRules(new() { Refunds = Dollars, Services = { ["12"] = Premium } });
            var sets = new OrderRuleSet[8];
            _ = Parallel.For(0, sets.Length, index => sets[index] = rules.For("USD", "main", "12"));

            Assert.Single(sets.Distinct());
        }
    }

    [Theory]
    [InlineData("EUR", "There is no refund policy for the currency \"EUR\", and SmmOrdersOptions.Refunds sets no default.")]
    [InlineData(null, "The order has no currency, and SmmOrdersOptions.Refunds sets no default.")]
    [InlineData("", "The order has no currency, and SmmOrdersOptions.Refunds sets no default.")]
    public void A_currency_without_a_policy_is_refused_if_there_is_no_default(string? currency, string text)
    {
        var error = Assert.Throws<ArgumentException>(nameof(currency), () => NoDefault.For(currency, "main", "12"));

        Assert.Equal($"{text} Configured are: USD, VND. Add the currency to SmmOrdersOptions.RefundsByCurrency. (Parameter 'currency')", error.Message);
    }

    [Fact]
    public void Two_currencies_with_the_same_rounding_stay_distinct()
    {
        var rules = new OrderRules(new() { RefundsByCurrency = { ["USD"] = Dollars, ["EUR"] = RefundPolicy.HalfUp(2) } });

        Assert.Throws<ArgumentException>("currency", () => rules.For(null, null, null));
        Assert.Throws<ArgumentException>("currency", () => rules.For("GBP", null, null));
    }

    [Fact]
    public void An_order_without_a_currency_has_the_only_one_and_any_other_currency_is_refused()
    {
        var rules = new OrderRules(new() { RefundsByCurrency = { ["USD"] = Dollars } });

        Assert.Same(rules.For("USD", null, null), rules.For(null, null, null));
        Assert.Throws<ArgumentException>("currency", () => rules.For("EUR", null, null));
    }

    [Fact]
    public void Later_changes_to_the_options_have_no_effect()
    {
        var options = new SmmOrdersOptions { Refunds = Dollars };
        var rules = new OrderRules(options);
        options.Refunds = Dong;
        options.RefundsByCurrency["VND"] = Dong;
        options.LifecycleByProvider["main"] = Mixed;
        options.Services["12"] = Premium;

        OrderRuleSet set = rules.For("VND", "main", "12");

        Assert.Equal((Dollars, OrderLifecycle.Default, ServiceProfile.Default), (set.Refunds, set.Lifecycle, set.Profile));
    }

    [Fact]
    public void An_observation_by_the_rules_allocates_nothing_if_nothing_changes()
    {
        OrderState order = Some.Order(OrderStatus.InProgress, 300);
        StatusReport report = StatusReport.Of(OrderStatus.InProgress, 700);

        Assert.Equal(0, Allocated.By(() =>
        {
            OrderRuleSet set = Rules.For("VND", "main", "12");
            _ = set.Tracker.Observe(order, report, Some.Noon);
            _ = set.Tracker.NextDeadline(order);
            _ = set.PollInterval(order, Some.Noon);
        }));
    }

    [Fact]
    public void A_null_argument_is_the_callers_error() => Assert.Throws<ArgumentNullException>("options", () => new OrderRules(null!));
}
