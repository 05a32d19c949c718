using System.Globalization;

namespace SmmOrders.AotSmoke;

internal static class GuideSmoke
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly CultureInfo?[] Languages = [null, new("en"), new("es"), new("pt-BR"), new("ru"), new("tr-TR"), new("de")];

    public static void Run()
    {
        GuideTexts texts = GuideTexts.BuiltIn.With(GuideText.MoneyAmount, "Back: {0}.").With(GuideText.TitlePending, "En cola", new("es"));
        var own = new OrderGuide(RefundPolicy.HalfUp(2), new StuckRule(TimeSpan.FromMinutes(90)))
        {
            Texts = texts,
            Money = new() { Symbol = "USD", Position = MoneySymbolPosition.AfterWithSpace, Decimals = 3, GroupsDigits = true, Culture = new("de") },
            Profile = new() { StuckAfter = TimeSpan.FromHours(5) },
        };
        Say.Line($"{own.Texts == texts} {own.Profile} {own.Money.Format(1234.5m, RefundPolicy.HalfUp(2))}");
        Say.Line($"{own.Money.Symbol} {own.Money.Position} {own.Money.Decimals} {own.Money.GroupsDigits} {own.Money.Culture} {own.Money.Equals(new MoneyFormat())}");
        Say.Outcome("placeholder", () => texts.With(GuideText.MoneyAmount, "{1}"));
        foreach (GuideText text in Enum.GetValues<GuideText>())
        {
            Say.Line($"{text}: {texts.Get(text)} | {texts.Get(text, new("es-MX"))}");
        }

        foreach (CultureInfo? language in Languages)
        {
            Speak(new OrderGuide(RefundPolicy.HalfUp(2)), language);
            Speak(own, language);
        }
    }

    private static void Speak(OrderGuide guide, CultureInfo? language)
    {
        Say.Line($"{language?.Name ?? "none"}");
        foreach (OrderStatus status in OrderStatuses.All)
        {
            Tell(guide.ExplainStatus(status, language));
            foreach (long? delivered in new long?[] { null, 0, 200, 500 })
            {
                foreach (Findings findings in new[] { Findings.None, Findings.StuckInProcessing, Findings.Late, Findings.RemainsMissing })
                {
                    OrderState order = OrderState.From(new()
                    {
                        Status = status,
                        StatusSince = Noon,
                        Quantity = 500,
                        Charge = 2.50m,
                        Delivered = delivered,
                        Refunded = status.IsFinal() ? 1.5m : 0m,
                        CancelCause = status == OrderStatus.Canceled ? CancelCause.ServerDowntime : CancelCause.Unknown,
                    });
                    Tell(guide.Explain(order, findings, language, new ServiceProfile { StuckAfter = TimeSpan.FromSeconds(90) }));
                }
            }
        }

        foreach (Findings finding in FindingsExtensions.All)
        {
            Say.Line($"  {finding} {finding.Each().Length}: {guide.DescribeFinding(finding, language)}");
        }

        var tracker = new OrderTracker(RefundPolicy.HalfUp(2));
        OrderState completed = tracker.Observe(tracker.Place(1, 1, Noon), StatusReport.Of(OrderStatus.Completed), Noon).Order;
        OrderUpdate correction = tracker.Observe(completed, StatusReport.Of(OrderStatus.Canceled), Noon);
        foreach (string sentence in guide.Describe((Findings)int.MaxValue, language).Concat(guide.DescribeUpdate(correction, language)))
        {
            Say.Line($"  {sentence}");
        }
    }

    private static void Tell(OrderExplanation told) =>
        Say.Line($"  {told.Status} | {told.Title} | {told.Meaning} | {told.Money} | {told.Advice} | {told}");
}
