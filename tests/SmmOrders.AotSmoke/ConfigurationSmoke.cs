using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.AotSmoke;

internal static class ConfigurationSmoke
{
    public static void Run()
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Refunds:Decimals"] = "2",
                ["Refunds:Rounding"] = "HalfUp",
                ["Lifecycle"] = "PerfectPanel",
                ["LifecycleByProvider:second:Corrections"] = "true",
                ["Services:12:Polling:Pending"] = "00:20:00",
                ["Money:Symbol"] = "$",
                ["TextsByLanguage:es:AdviceCanceled"] = "Pide de nuevo.",
            })
            .Build();
        using ServiceProvider plain = new ServiceCollection().AddSmmOrders(configuration).BuildServiceProvider();
        using ServiceProvider more = new ServiceCollection().AddSmmOrders(configuration, options => options.StuckAfter = TimeSpan.FromHours(1)).BuildServiceProvider();
        foreach (OrderRules rules in new[] { plain.GetRequiredService<OrderRules>(), more.GetRequiredService<OrderRules>() })
        {
            OrderRuleSet set = rules.For("USD", "second", "12");
            Say.Line($"{set.Refunds} {set.Lifecycle.PermittedTriggers(OrderStatus.Completed)} {set.Polling.Pending} {set.Tracker.Stuck.Threshold} {set.Guide.Texts.Get(GuideText.AdviceCanceled, new("es"))}");
        }

        Say.Outcome("unknown key", () => new ServiceCollection().AddSmmOrders(configuration.GetSection("Refunds")).Count);
    }
}
