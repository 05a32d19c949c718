using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;

namespace SmmOrders.Tests;

/// <summary>Every language has all the texts that English has.</summary>
public sealed partial class OrderGuideLanguageTests
{
    private static readonly OrderGuide Guide = new(RefundPolicy.HalfUp(2));

    private static readonly ResourceManager BuiltIn = new("SmmOrders.Guide.OrderGuideTexts", typeof(OrderGuide).Assembly);

    private static readonly Dictionary<string, string> English = TextsIn(CultureInfo.InvariantCulture);

    public static TheoryData<string> Translations => ["es", "pt", "ru", "tr"];

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_has_the_English_names_with_the_same_placeholders(string language)
    {
        Dictionary<string, string> texts = TextsIn(CultureInfo.GetCultureInfo(language));

        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
        Assert.All(texts, text => Assert.Equal(PlaceholdersIn(English[text.Key]), PlaceholdersIn(text.Value)));
    }

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_translation_differs_from_the_English_and_ends_its_sentences_alike(string language)
    {
        foreach ((string name, string text) in TextsIn(CultureInfo.GetCultureInfo(language)))
        {
            Assert.Equal(text.Trim(), text);
            Assert.Equal(English[name].EndsWith('.'), text.EndsWith('.'));
            Assert.True(name.StartsWith("Duration.", StringComparison.Ordinal) || text != English[name], $"{language}: {name} is still English.");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("en")]
    [InlineData("en-US")]
    [InlineData("es")]
    [InlineData("es-MX")]
    [InlineData("pt")]
    [InlineData("pt-BR")]
    [InlineData("ru")]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("fa-IR")]
    public void Every_status_variant_and_finding_has_a_text(string language)
    {
        CultureInfo culture = CultureInfo.GetCultureInfo(language);

        Assert.All(EverythingToldBy(Guide, culture).Distinct(), text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text));
            Assert.DoesNotContain('{', text);
            Assert.DoesNotContain('}', text);
        });
    }

    [Fact]
    public void Every_text_is_used_and_none_is_missing()
    {
        GuideTexts marked = Enum.GetValues<GuideText>().Aggregate(
            GuideTexts.BuiltIn, (texts, text) => texts.With(text, $"[{text} {string.Join(' ', PlaceholdersIn(GuideTexts.BuiltIn.Get(text)).Distinct())}]"));
        var guide = new OrderGuide(RefundPolicy.HalfUp(2), new StuckRule(new TimeSpan(3, 30, 15))) { Texts = marked };

        IEnumerable<string> told = EverythingToldBy(guide, CultureInfo.InvariantCulture)
            .SelectMany(text => Mark().Matches(text)).Select(match => match.Groups[1].Value).Distinct();

        Assert.Equal(Enum.GetNames<GuideText>().Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
        Assert.Equal(English.Count, Enum.GetNames<GuideText>().Length);
    }

    [Theory]
    [InlineData("pt-BR", "pt")]
    [InlineData("pt-PT", "pt")]
    [InlineData("es-MX", "es")]
    [InlineData("es-419", "es")]
    [InlineData("ru-KZ", "ru")]
    [InlineData("tr-CY", "tr")]
    [InlineData("en-NG", "")]
    [InlineData("de-DE", "")]
    [InlineData("ja", "")]
    [InlineData("zh-Hant-TW", "")]
    public void A_regional_culture_uses_its_language_and_an_unknown_language_is_English(string dialect, string language)
    {
        Assert.Equal(
            EverythingToldWithoutMoneyBy(Guide, CultureInfo.GetCultureInfo(language)),
            EverythingToldWithoutMoneyBy(Guide, CultureInfo.GetCultureInfo(dialect)));
    }

    [Fact]
    public void The_language_is_the_one_passed_and_never_the_current_culture()
    {
        CultureInfo russian = CultureInfo.GetCultureInfo("ru");
        string[] inEnglish = [.. EverythingToldBy(Guide, null)];
        string[] inRussian = [.. EverythingToldBy(Guide, russian)];

        Assert.Equal("Processing", Guide.ExplainStatus(OrderStatus.Processing).Title);
        Assert.Equal("В обработке", Guide.ExplainStatus(OrderStatus.Processing, russian).Title);
        Assert.Equal(["Выполнено больше, чем заказано."], Guide.Describe(Findings.OverDelivered, russian));
        Cultures.Each(() =>
        {
            Assert.Equal(inEnglish, EverythingToldBy(Guide, null));
            Assert.Equal(inRussian, EverythingToldBy(Guide, russian));
        });
    }

    [Theory]
    [InlineData("es", "Procesando, Pendiente, En curso, Completado, Cancelado, Parcial", "Se te cobra 6,00 por la parte entregada. Reembolsado en tu cuenta: 4,00.", "3 h 30 min")]
    [InlineData("pt", "Processando, Pendente, Em andamento, Concluído, Cancelado, Parcial", "Você paga 6,00 pela parte entregue. Reembolsado na sua conta: 4,00.", "3 h 30 min")]
    [InlineData("ru", "В обработке, В ожидании, Выполняется, Выполнен, Отменён, Выполнен частично", "За выполненную часть вы платите 6,00; на ваш счёт возвращено 4,00.", "3 ч 30 мин")]
    [InlineData("tr", "İşleniyor, Beklemede, Devam ediyor, Tamamlandı, İptal edildi, Kısmi", "Teslim edilen kısım için alınan ücret: 6,00. Hesabınıza iade edilen tutar: 4,00.", "3 sa 30 dk")]
    public void Titles_money_and_durations_are_in_the_requested_language(string language, string titles, string money, string time)
    {
        CultureInfo culture = CultureInfo.GetCultureInfo(language);
        var guide = new OrderGuide(RefundPolicy.HalfUp(2), new StuckRule(new TimeSpan(3, 30, 0)));

        Assert.Equal(titles, string.Join(", ", OrderStatuses.All.Select(status => guide.ExplainStatus(status, culture).Title)));
        Assert.Equal(money, guide.Explain(Some.Order(OrderStatus.Partial, 600, 4.00m), culture: culture).Money);
        Assert.Contains(time, guide.ExplainStatus(OrderStatus.Processing, culture).Advice, StringComparison.Ordinal);
        Assert.Contains(
            guide.ExplainStatus(OrderStatus.Pending, culture).Title, guide.ExplainStatus(OrderStatus.Processing, culture).Advice, StringComparison.Ordinal);
        Assert.Contains(
            guide.ExplainStatus(OrderStatus.InProgress, culture).Title, guide.ExplainStatus(OrderStatus.Processing, culture).Advice, StringComparison.Ordinal);
    }

    private static IEnumerable<string> EverythingToldBy(OrderGuide guide, CultureInfo? culture)
    {
        Findings[] findings = [.. Enum.GetValues<Findings>(), Enum.GetValues<Findings>().Aggregate((a, b) => a | b)];
        var told =
            from status in OrderStatuses.All
            from delivered in (long?[])[null, 0, 300, 1000, 1002]
            from refunded in (decimal[])[0m, 4.00m, 10.00m]
            from cause in status == OrderStatus.Canceled ? Enum.GetValues<CancelCause>() : [CancelCause.Unknown]
            from finding in findings
            select guide.Explain(Some.State(status, Some.Noon, 1000, 10.00m, delivered, refunded, cause), finding, culture);
        return told
            .Concat(OrderStatuses.All.Select(status => guide.ExplainStatus(status, culture)))
            .Concat(Beside.Select(order => guide.Explain(order, culture: culture)))
            .SelectMany(one => (string?[])[one.Title, one.Meaning, one.Advice, one.Money, one.ToString()])
            .OfType<string>()
            .Concat(findings.SelectMany(finding => guide.Describe(finding, culture)))
            .Concat(Enum.GetValues<SubmissionStatus>().Select(status => guide.DescribeSubmission(status, culture)))
            .Concat(
                from kind in Enum.GetValues<RequestKind>()
                from status in Enum.GetValues<RequestStatus>()
                select guide.DescribeRequest(kind, status, culture))
            .Concat(Corrections.SelectMany(correction => guide.DescribeUpdate(correction, culture)));
    }

    private static IEnumerable<OrderState> Beside
    {
        get
        {
            OrderState bought = Some.Tracker.Buy(1000, 10.00m, Some.Noon);
            OrderState sending = Some.Tracker.Submit(bought, SubmissionStep.Send(Some.Noon.AddMinutes(2)), Some.Noon).Update.Order;
            return
            [
                bought, Some.Tracker.CheckTime(bought, Some.Noon.AddHours(4)).Order, sending,
                Some.Tracker.Submit(sending, SubmissionStep.Refuse(RefusalKind.BadLink), Some.Noon).Update.Order,
                Some.Tracker.Submit(sending, SubmissionStep.LoseTrack(), Some.Noon).Update.Order,
                Some.Tracker.Submit(bought, SubmissionStep.Withdraw(), Some.Noon).Update.Order,
                Some.Tracker.Ask(Some.Order(OrderStatus.InProgress), RequestKind.Cancel, Some.Noon).Update.Order,
            ];
        }
    }

    private static IEnumerable<OrderUpdate> Corrections =>
        from tracker in (OrderTracker[])[Some.Tracker, Some.CorrectingTracker]
        select tracker.Observe(Some.Order(OrderStatus.Partial, 600, 4.00m), StatusReport.Of(OrderStatus.Canceled), Some.Noon);

    // A regional culture writes amounts in its own way, as it should.
    private static IEnumerable<string> EverythingToldWithoutMoneyBy(OrderGuide guide, CultureInfo culture) =>
    [
        .. OrderStatuses.All.Select(status => guide.ExplainStatus(status, culture).ToString()),
        .. guide.Describe(Enum.GetValues<Findings>().Aggregate((a, b) => a | b), culture),
    ];

    private static Dictionary<string, string> TextsIn(CultureInfo culture) =>
        BuiltIn.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);

    private static IEnumerable<string> PlaceholdersIn(string text) => Placeholder().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\[(\w+)")]
    private static partial Regex Mark();
}
