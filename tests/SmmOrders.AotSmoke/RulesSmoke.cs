namespace SmmOrders.AotSmoke;

internal static class RulesSmoke
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static void Run()
    {
        var rules = new OrderRules(new()
        {
            Refunds = RefundPolicy.HalfUp(2),
            RefundsByCurrency = { ["VND"] = RefundPolicy.Down(0) with { OnCanceled = RefundOnCanceled.UndeliveredOnly } },
            Lifecycle = OrderLifecycle.Default.WithCorrections(),
            LifecycleByProvider = { ["main"] = OrderLifecycle.PerfectPanel },
            Services = { ["12"] = new() { DeliversWhilePending = true, Polling = new() { Pending = TimeSpan.FromMinutes(30) } } },
            Money = new() { Symbol = "$" },
            MoneyByCurrency = { ["VND"] = new() { Symbol = "VND", Position = MoneySymbolPosition.BeforeWithSpace } },
            Texts = GuideTexts.BuiltIn.With(GuideText.AdvicePartial, "Order the rest."),
            Polling = new()
            {
                Processing = TimeSpan.FromMinutes(1),
                Pending = TimeSpan.FromMinutes(2),
                InProgress = TimeSpan.FromMinutes(3),
                AgeDivisor = 10,
                Longest = TimeSpan.FromMinutes(30),
                Ended = TimeSpan.FromHours(1),
                EndedFor = TimeSpan.FromDays(1),
            },
        });
        Say.Line($"{rules.Unanswered.Threshold}");
        Say.Line($"{string.Join(' ', rules.Currencies)} {rules.HasUnnamedCurrency}");
        foreach ((string? currency, string? provider, string? service) in new[] { ("VND", "main", "12"), ("USD", "other", "13"), (null, null, (string?)null) })
        {
            OrderRuleSet set = rules.For(currency, provider, service);
            Say.Line($"{set == rules.For(currency, provider, service)} {set.Refunds} {set.Lifecycle.InitialStatus} {set.Profile} {set.Polling}");
            foreach (OrderStatus status in OrderStatuses.All)
            {
                OrderState order = OrderState.From(new() { Status = status, StatusSince = Noon, Quantity = 500, Charge = 2.50m, Delivered = 200, Refunded = status.IsFinal() ? 1.5m : 0m });
                Say.Line($"{status}: {set.PollInterval(order, Noon)} {set.PollInterval(order, Noon.AddHours(12))} {set.Guide.Explain(order)}");
            }

            Say.Line($"{set.Tracker.Profile == set.Profile} {set.Tracker.CheckTime(set.Tracker.Place(500, 2m, Noon), Noon.AddHours(4)).Findings}");
        }

        PollPolicy polling = PollPolicy.Default;
        Say.Line($"{polling.Processing} {polling.Pending} {polling.InProgress} {polling.AgeDivisor} {polling.Longest} {polling.Ended} {polling.EndedFor}");
        Say.Line($"{polling.IntervalAt(rules.For(null, "main", null).Tracker.Place(1, 1m, Noon), Noon.AddDays(1), OrderLifecycle.Default)}");
        Say.Outcome("interval", () => new PollPolicy { Longest = TimeSpan.Zero });
        Say.Outcome("currency", () => new OrderRules(new() { RefundsByCurrency = { ["USD"] = RefundPolicy.Up(2) } }).For("EUR", null, null));
    }
}
