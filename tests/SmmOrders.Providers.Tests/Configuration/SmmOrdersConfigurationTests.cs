using System.Globalization;
using System.Text;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.Providers.Tests;

/// <summary>The core's options from the configuration: all that code can say of plain values, and nothing that is misspelled.</summary>
public sealed class SmmOrdersConfigurationTests
{
    private const string Everything = """
        {
          "Refunds": { "Decimals": 2, "Rounding": "HalfUp" },
          "RefundsByCurrency": { "VND": { "Decimals": 0, "Rounding": "down", "OnCanceled": "UndeliveredOnly" } },
          "Lifecycle": "PerfectPanel",
          "Corrections": true,
          "LifecycleByProvider": { "plain": "Default", "final": { "Corrections": false }, "own": { "Lifecycle": "Default", "Corrections": false } },
          "StuckAfter": "02:00:00",
          "UnansweredAfter": "1.12:00:00",
          "Services": {
            "12": {
              "DeliversWhilePending": true, "StuckAfter": "05:00:00", "ExpectedPending": "06:00:00", "ExpectedInProgress": "2.00:00:00",
              "Polling": { "Pending": "00:20:00" }
            }
          },
          "Polling": {
            "Processing": "00:01:00", "Pending": "00:03:00", "InProgress": "00:04:00", "AgeDivisor": 10, "Longest": "02:00:00", "Ended": "12:00:00",
            "EndedFor": "00:00:00"
          },
          "Money": { "Symbol": "$" },
          "MoneyByCurrency": { "VND": { "Symbol": "₫", "Position": "AfterWithSpace", "Decimals": 1, "GroupsDigits": true, "Culture": "vi-VN" } },
          "Texts": { "AdviceCanceled": "Order again." },
          "TextsByLanguage": { "es": { "AdviceCanceled": "Pide de nuevo.", "MoneyAmount": "Devuelto: {0}." } }
        }
        """;

    [Fact]
    public void Every_option_can_be_set()
    {
        using ServiceProvider services = Register(Everything);
        OrderRules rules = services.GetRequiredService<OrderRules>();
        OrderRuleSet set = rules.For("USD", "main", "13");
        OrderRuleSet own = rules.For("VND", "own", "12");

        Assert.Equal((RefundPolicy.HalfUp(2), RefundPolicy.Down(0) with { OnCanceled = RefundOnCanceled.UndeliveredOnly }), (set.Refunds, own.Refunds));
        Assert.Equal((TimeSpan.FromHours(2), TimeSpan.FromHours(36)), (set.Tracker.Stuck.Threshold, set.Tracker.Unanswered.Threshold));
        Assert.Equal(
            new ServiceProfile
            {
                DeliversWhilePending = true,
                StuckAfter = TimeSpan.FromHours(5),
                ExpectedPending = TimeSpan.FromHours(6),
                ExpectedInProgress = TimeSpan.FromDays(2),
                Polling = new() { Pending = TimeSpan.FromMinutes(20) },
            },
            own.Profile);
        Assert.Equal(
            new PollPolicy
            {
                Processing = TimeSpan.FromMinutes(1),
                Pending = TimeSpan.FromMinutes(3),
                InProgress = TimeSpan.FromMinutes(4),
                AgeDivisor = 10,
                Longest = TimeSpan.FromHours(2),
                Ended = TimeSpan.FromHours(12),
                EndedFor = TimeSpan.Zero,
            },
            set.Polling);
        Assert.Equal(new MoneyFormat { Symbol = "$" }, set.Guide.Money);
        Assert.Equal(
            new MoneyFormat
            {
                Symbol = "₫",
                Position = MoneySymbolPosition.AfterWithSpace,
                Decimals = 1,
                GroupsDigits = true,
                Culture = CultureInfo.GetCultureInfo("vi-VN"),
            },
            own.Guide.Money);
        Assert.Equal("Order again.", set.Guide.Texts.Get(GuideText.AdviceCanceled));
        Assert.Equal("Pide de nuevo.", set.Guide.Texts.Get(GuideText.AdviceCanceled, CultureInfo.GetCultureInfo("es-MX")));
        Assert.Equal("Devuelto: {0}.", set.Guide.Texts.Get(GuideText.MoneyAmount, CultureInfo.GetCultureInfo("es")));
    }

    [Theory]
    [InlineData("unknown", OrderStatus.Pending, true)]
    [InlineData("plain", OrderStatus.Processing, true)]
    [InlineData("final", OrderStatus.Pending, false)]
    [InlineData("own", OrderStatus.Processing, false)]
    public void A_provider_has_its_lifecycle_by_name_and_omitted_keys_take_the_general_value(string provider, OrderStatus first, bool corrections)
    {
        using ServiceProvider services = Register(Everything);

        OrderLifecycle lifecycle = services.GetRequiredService<OrderRules>().For("USD", provider, null).Lifecycle;

        Assert.Equal((first, corrections), (lifecycle.InitialStatus, lifecycle.PermittedTriggers(OrderStatus.Completed).Count > 0));
    }

    [Fact]
    public void Every_option_has_its_key()
    {
        // Corrections are no option of the code: a lifecycle has them or not.
        IEnumerable<string> keys = Keys(typeof(SmmOrdersOptions)).Append("Corrections").Append("TextsByLanguage");

        Assert.Equal(keys.Order(), Names(Configuration(Everything)));
        Assert.Equal(Keys(typeof(ServiceProfile)), Names(Configuration(Everything).GetSection("Services:12")));
        Assert.Equal(Keys(typeof(PollPolicy)), Names(Configuration(Everything).GetSection("Polling")));
        Assert.Equal(Keys(typeof(MoneyFormat)), Names(Configuration(Everything).GetSection("MoneyByCurrency:VND")));
        Assert.Equal(Keys(typeof(RefundPolicy)), Names(Configuration(Everything).GetSection("RefundsByCurrency:VND")));

        static IEnumerable<string> Keys(Type type) =>
            type.GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance).Select(property => property.Name).Order();

        static IEnumerable<string> Names(IConfiguration section) => section.GetChildren().Select(child => child.Key).Order();
    }

    [Fact]
    public void A_panel_with_one_currency_writes_little()
    {
        using ServiceProvider services = Register("""{ "refunds": { "decimals": "2", "rounding": "halfup" } }""");

        Assert.Equal(RefundPolicy.HalfUp(2), services.GetRequiredService<OrderTracker>().Refunds);
        Assert.Same(OrderLifecycle.Default, services.GetRequiredService<OrderLifecycle>());
    }

    [Fact]
    public void The_code_has_the_last_word()
    {
        IServiceCollection services = new ServiceCollection().AddSmmOrders(Section(Everything), options => options.Lifecycle = OrderLifecycle.Default);
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.Same(OrderLifecycle.Default, provider.GetRequiredService<OrderLifecycle>());
        Assert.Equal(TimeSpan.FromHours(2), provider.GetRequiredService<StuckRule>().Threshold);
    }

    [Theory]
    [InlineData("""{ "Refund": {} }""", "panel:Refund is not an option of SmmOrders. There are: Refunds, RefundsByCurrency, Lifecycle, Corrections,")]
    [InlineData("""{ "Refunds2": {} }""", "panel:Refunds2 is not an option of SmmOrders. There are: Refunds, RefundsByCurrency, Lifecycle, Corrections,")]
    [InlineData("""{ "LifecycleByProvider": { "my-panel-2": "Perfect" } }""", "panel:LifecycleByProvider:my-panel-2 is \"Perfect\"; it is one of Default, PerfectPanel.")]
    [InlineData("""{ "Services": { "premium-2024": "slow" } }""", "panel:Services:premium-2024 is \"slow\"; it is a section of its own.")]
    [InlineData("""{ "Refunds": 2 }""", "panel:Refunds is \"2\"; it is a section of its own.")]
    [InlineData("""{ "Refunds": { "Rounding": "HalfUp" } }""", "panel:Refunds:Decimals is not set; it is a whole number from 0 to 8.")]
    [InlineData("""{ "Refunds": { "Decimals": 2 } }""", "panel:Refunds:Rounding is not set; it is one of HalfUp, HalfEven, Down, Up.")]
    [InlineData("""{ "Refunds": { "Decimals": 9, "Rounding": "HalfUp" } }""", "panel:Refunds:Decimals is \"9\"; it is a whole number from 0 to 8.")]
    [InlineData("""{ "Refunds": { "Decimals": "2.0", "Rounding": "HalfUp" } }""", "panel:Refunds:Decimals is \"2.0\"; it is a whole number.")]
    [InlineData("""{ "Refunds": { "Decimals": 2, "Rounding": "1" } }""", "panel:Refunds:Rounding is \"1\"; it is one of HalfUp, HalfEven, Down, Up.")]
    [InlineData("""{ "Refunds": { "Decimals": 2, "Rounding": "Bankers" } }""", "panel:Refunds:Rounding is \"Bankers\"; it is one of HalfUp, HalfEven, Down, Up.")]
    [InlineData("""{ "Refunds": { "Decimals": 2, "Rounding": "HalfUp", "OnCancelled": "FullCharge" } }""", "panel:Refunds:OnCancelled is not an option of SmmOrders. There are: Decimals, Rounding, OnCanceled.")]
    [InlineData("""{ "RefundsByCurrency": { "VND": { "Decimals": 0 } } }""", "panel:RefundsByCurrency:VND:Rounding is not set; it is one of HalfUp,")]
    [InlineData("""{ "RefundsByCurrency": "VND" }""", "panel:RefundsByCurrency is \"VND\"; it is a section of its own.")]
    [InlineData("""{ "RefundsByCurrency": [ { "Decimals": 0, "Rounding": "HalfUp" } ] }""", "panel:RefundsByCurrency is a list, or has an entry named 0; it is a section of its own, in which each entry has its name.")]
    [InlineData("""{ "LifecycleByProvider": [ "PerfectPanel" ] }""", "panel:LifecycleByProvider is a list,")]
    [InlineData("""{ "Services": [ { "StuckAfter": "01:00:00" } ] }""", "panel:Services is a list,")]
    [InlineData("""{ "MoneyByCurrency": [ { "Symbol": "$" } ] }""", "panel:MoneyByCurrency is a list,")]
    [InlineData("""{ "Lifecycle": "Perfect" }""", "panel:Lifecycle is \"Perfect\"; it is one of Default, PerfectPanel.")]
    [InlineData("""{ "Lifecycle": { "Name": "Default" } }""", "panel:Lifecycle is \"\"; it is one of Default, PerfectPanel.")]
    [InlineData("""{ "Corrections": "on" }""", "panel:Corrections is \"on\"; it is true or false.")]
    [InlineData("""{ "LifecycleByProvider": { "main": "" } , "Lifecycle": "" }""", "panel:Lifecycle is \"\"; it is one of Default, PerfectPanel.")]
    [InlineData("""{ "LifecycleByProvider": { "main": { "Corrected": true } } }""", "panel:LifecycleByProvider:main:Corrected is not an option of SmmOrders. There are: Lifecycle, Corrections.")]
    [InlineData("""{ "LifecycleByProvider": { "main": "" } }""", "panel:LifecycleByProvider:main is \"\"; it is one of Default, PerfectPanel, or a section with Lifecycle and Corrections.")]
    [InlineData("""{ "StuckAfter": "3" }""", "panel:StuckAfter is \"3\"; it is a time such as 00:00:30, or 1.00:00:00 for a day.")]
    [InlineData("""{ "StuckAfter": "00:00:00" }""", "panel:StuckAfter is \"00:00:00\"; it is a time above zero, such as 00:00:30, or 1.00:00:00 for a day.")]
    [InlineData("""{ "UnansweredAfter": "24:00:00" }""", "panel:UnansweredAfter is \"24:00:00\"; it is a time such as 00:00:30, or 1.00:00:00 for a day.")]
    [InlineData("""{ "Services": { "12": { "Stuck": "01:00:00" } } }""", "panel:Services:12:Stuck is not an option of SmmOrders. There are: DeliversWhilePending, StuckAfter, ExpectedPending, ExpectedInProgress, Polling.")]
    [InlineData("""{ "Services": { "12": { "DeliversWhilePending": "yes" } } }""", "panel:Services:12:DeliversWhilePending is \"yes\"; it is true or false.")]
    [InlineData("""{ "Services": { "12": { "ExpectedPending": "-01:00" } } }""", "panel:Services:12:ExpectedPending is \"-01:00\"; it is a time above zero,")]
    [InlineData("""{ "Services": { "12": { "Polling": { "Often": "00:01:00" } } } }""", "panel:Services:12:Polling:Often is not an option of SmmOrders. There are: Processing, Pending, InProgress,")]
    [InlineData("""{ "Polling": { "AgeDivisor": 0 } }""", "panel:Polling:AgeDivisor is \"0\"; it is a whole number from 1 to 2147483647.")]
    [InlineData("""{ "Polling": { "EndedFor": "-0:00:01" } }""", "panel:Polling:EndedFor is \"-0:00:01\"; it is a time of zero or above,")]
    [InlineData("""{ "Money": { "Currency": "USD" } }""", "panel:Money:Currency is not an option of SmmOrders. There are: Decimals, Symbol, Position, GroupsDigits, Culture.")]
    [InlineData("""{ "Money": { "Position": "Left" } }""", "panel:Money:Position is \"Left\"; it is one of Before, After, BeforeWithSpace, AfterWithSpace.")]
    [InlineData("""{ "Money": { "Culture": "English" } }""", "panel:Money:Culture names no culture that this machine knows;")]
    [InlineData("""{ "Money": { "Culture": "" } }""", "panel:Money:Culture names no culture that this machine knows;")]
    [InlineData("""{ "Texts": { "AdviceCancelled": "x" } }""", "panel:Texts:AdviceCancelled is not a text of the guide. The texts are the names of GuideText, for example AdviceCanceled.")]
    [InlineData("""{ "Texts": { "1": "x" } }""", "panel:Texts:1 is not a text of the guide.")]
    [InlineData("""{ "Texts": { "AdviceCanceled": "{0}" } }""", "panel:Texts:AdviceCanceled: AdviceCanceled uses a placeholder that it does not have. It has no placeholders.")]
    [InlineData("""{ "Texts": { "AdviceCanceled": "" } }""", "panel:Texts:AdviceCanceled: AdviceCanceled is empty.")]
    [InlineData("""{ "TextsByLanguage": { "espanol": { "AdviceCanceled": "x" } } }""", "panel:TextsByLanguage:espanol names no culture that this machine knows;")]
    [InlineData("""{ "TextsByLanguage": { "es": { "MoneyAmount": "{1}" } } }""", "panel:TextsByLanguage:es:MoneyAmount: MoneyAmount uses a placeholder that it does not have. It may use {0}.")]
    [InlineData("""{ "TextsByLanguage": { "es": "x" } }""", "panel:TextsByLanguage:es is \"x\"; it is a section of its own.")]
    [InlineData("""{}""", "The configuration has nothing at panel. It has the options of SmmOrders there, Refunds at least.")]
    public void A_section_with_a_mistake_is_rejected_with_its_path(string json, string error)
    {
        var services = new ServiceCollection();

        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => services.AddSmmOrders(Section(json)));

        Assert.StartsWith(error, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Parameter", exception.Message, StringComparison.Ordinal);
        Assert.Empty(services);
    }

    [Fact]
    public void Options_invalid_only_together_are_rejected_as_from_code()
    {
        var error = Assert.Throws<InvalidSmmOrdersOptionsException>(() => Register("""{ "Money": { "Symbol": "$" } }"""));

        Assert.Equal("SmmOrdersOptions.Refunds is not set. Set decimals and rounding, for example RefundPolicy.HalfUp(decimals: 2).", error.Message);
    }

    [Fact]
    public void It_is_registered_once_by_either_overload()
    {
        const string Plain = """{ "Refunds": { "Decimals": 2, "Rounding": "HalfUp" } }""";
        IServiceCollection first = new ServiceCollection().AddSmmOrders(Section(Plain));
        IServiceCollection second = new ServiceCollection().AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2));

        Assert.Throws<InvalidOperationException>(() => first.AddSmmOrders(options => options.Refunds = RefundPolicy.HalfUp(2)));
        Assert.Throws<InvalidOperationException>(() => second.AddSmmOrders(Section(Plain)));
    }

    [Fact]
    public void Null_is_the_callers_error()
    {
        Assert.Throws<ArgumentNullException>("services", () => SmmOrdersConfigurationExtensions.AddSmmOrders(null!, Section(Everything)));
        Assert.Throws<ArgumentNullException>("section", () => new ServiceCollection().AddSmmOrders((IConfiguration)null!));
        Assert.Throws<ArgumentNullException>("section", () => new ServiceCollection().AddSmmOrders(null!, _ => { }));
        Assert.Throws<ArgumentNullException>("configure", () => new ServiceCollection().AddSmmOrders(Section(Everything), null!));
    }

    private static ServiceProvider Register(string json) => new ServiceCollection().AddSmmOrders(Section(json)).BuildServiceProvider();

    private static IConfigurationSection Section(string json) => Configuration($$"""{ "panel": {{json}} }""").GetSection("panel");

    private static IConfiguration Configuration(string json) =>
        new ConfigurationBuilder().AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build();
}
