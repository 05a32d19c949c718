using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SmmOrders.Tests;

/// <summary>A panel may replace the built-in texts.</summary>
public sealed class GuideTextsTests
{
    private static readonly CultureInfo Spanish = CultureInfo.GetCultureInfo("es");
    private static readonly CultureInfo Mexican = CultureInfo.GetCultureInfo("es-MX");
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-AT");

    public static TheoryData<GuideText> All => [.. Enum.GetValues<GuideText>()];

    [Fact]
    public void Replacing_a_text_keeps_all_others()
    {
        GuideTexts own = GuideTexts.BuiltIn.With(GuideText.AdviceCanceled, "Order it again on the same page.");
        var guide = new OrderGuide(RefundPolicy.HalfUp(2)) { Texts = own };

        Assert.Equal("Order it again on the same page.", guide.ExplainStatus(OrderStatus.Canceled).Advice);
        foreach (GuideText text in Enum.GetValues<GuideText>())
        {
            Assert.Equal(text != GuideText.AdviceCanceled, own.Get(text) == GuideTexts.BuiltIn.Get(text));
        }
    }

    [Fact]
    public void Texts_are_never_changed_in_place()
    {
        GuideTexts one = GuideTexts.BuiltIn.With(GuideText.TitlePending, "Waiting");
        GuideTexts two = one.With(GuideText.TitlePending, "In the queue");

        Assert.Equal(("Pending", "Waiting", "In the queue"), (GuideTexts.BuiltIn.Get(GuideText.TitlePending), one.Get(GuideText.TitlePending), two.Get(GuideText.TitlePending)));
    }

    [Fact]
    public void A_text_for_a_language_also_applies_to_its_regional_cultures_and_to_no_other()
    {
        GuideTexts own = GuideTexts.BuiltIn.With(GuideText.TitlePending, "En cola", Spanish);

        Assert.Equal("En cola", own.Get(GuideText.TitlePending, Spanish));
        Assert.Equal("En cola", own.Get(GuideText.TitlePending, Mexican));
        Assert.Equal("Pending", own.Get(GuideText.TitlePending));
        Assert.Equal("Pending", own.Get(GuideText.TitlePending, German));
        Assert.Equal("Pendente", own.Get(GuideText.TitlePending, CultureInfo.GetCultureInfo("pt-BR")));
        Assert.Equal("Formado", own.With(GuideText.TitlePending, "Formado", Mexican).Get(GuideText.TitlePending, Mexican));
        Assert.Equal("En cola", own.With(GuideText.TitlePending, "Formado", Mexican).Get(GuideText.TitlePending, Spanish));
    }

    [Fact]
    public void A_text_for_every_language_overrides_a_built_in_translation_but_not_the_languages_own_text()
    {
        GuideTexts own = GuideTexts.BuiltIn.With(GuideText.TitlePending, "#2").With(GuideText.TitlePending, "En cola", Spanish);

        Assert.Equal("En cola", own.Get(GuideText.TitlePending, Mexican));
        Assert.Equal("#2", own.Get(GuideText.TitlePending));
        Assert.Equal("#2", own.Get(GuideText.TitlePending, CultureInfo.GetCultureInfo("ru")));
        Assert.Equal("#2", own.Get(GuideText.TitlePending, German));
    }

    [Fact]
    public void An_English_text_applies_wherever_English_is_shown()
    {
        GuideTexts own = GuideTexts.BuiltIn
            .With(GuideText.TitlePending, "Waiting", CultureInfo.GetCultureInfo("en"))
            .With(GuideText.DurationHours, "{0} hours", CultureInfo.GetCultureInfo("en"));

        Assert.Equal("Waiting", own.Get(GuideText.TitlePending));
        Assert.Equal("Waiting", own.Get(GuideText.TitlePending, CultureInfo.GetCultureInfo("en-GB")));
        Assert.Equal("Waiting", own.Get(GuideText.TitlePending, German));
        Assert.Equal("Pendiente", own.Get(GuideText.TitlePending, Mexican));

        // The Spanish text equals the English one, but is still a translation.
        Assert.Equal("{0} h", own.Get(GuideText.DurationHours, Spanish));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_text_may_only_use_the_placeholders_of_the_built_in_one(GuideText text)
    {
        int known = Regex.Matches(GuideTexts.BuiltIn.Get(text), @"\{\d\}").DistinctBy(match => match.Value).Count();
        string all = string.Join(' ', Enumerable.Range(0, known).Select(place => $"{{{place}}}"));

        Assert.Equal("Nothing of it", GuideTexts.BuiltIn.With(text, "Nothing of it").Get(text));
        Assert.Equal($"All: {all}", GuideTexts.BuiltIn.With(text, $"All: {all}").Get(text));
        Refused(text, $"{all} {{{known}}}", $"{text} uses a placeholder that it does not have. It {Said(known)}.");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_documentation_of_a_text_lists_its_placeholders(GuideText text)
    {
        string documentation = Path.ChangeExtension(typeof(GuideText).Assembly.Location, ".xml");
        string told = XDocument.Load(documentation).Descendants("member").Single(member => member.Attribute("name")!.Value == $"F:SmmOrders.GuideText.{text}").Value;

        Assert.Equal(Placeholders(GuideTexts.BuiltIn.Get(text)), Placeholders(told));

        static IEnumerable<string> Placeholders(string from) => Regex.Matches(from, @"\{\d\}").Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(GuideText.TitlePending, "", "TitlePending is empty. Leave it out for the built-in text.")]
    [InlineData(GuideText.TitlePending, " \t", "TitlePending is empty. Leave it out for the built-in text.")]
    [InlineData(GuideText.TitlePending, "{Pending}", "TitlePending is not a format string. It has no placeholders; double a literal brace: {{ or }}.")]
    [InlineData(GuideText.MoneyAmount, "{amount}", "MoneyAmount is not a format string. It may use {0}; double a literal brace: {{ or }}.")]
    [InlineData(GuideText.MoneyAmount, "}", "MoneyAmount is not a format string. It may use {0}; double a literal brace: {{ or }}.")]
    [InlineData(GuideText.MoneyAmount, "{1}", "MoneyAmount uses a placeholder that it does not have. It may use {0}.")]
    [InlineData(GuideText.MeaningPartialCount, "{0:W}", "MeaningPartialCount is not a format string. It may use {0} and {1}; double a literal brace: {{ or }}.")]
    public void Invalid_replacement_texts_are_refused(GuideText text, string words, string fault) => Refused(text, words, fault);

    [Theory]
    [InlineData("{0,9999999}")]
    [InlineData("{0,-9999999}")]
    [InlineData("{0,2}")]
    [InlineData("{0 , 2:N0}")]
    [InlineData("{{{0,9}}}")]
    [InlineData("{0} {1,999999:N0}")]
    [InlineData("{0:D999999999}")]
    [InlineData("{0:n100}")]
    public void A_placeholder_that_pads_is_refused(string words) => Refused(
        GuideText.MeaningPartialCount,
        words,
        "MeaningPartialCount pads a placeholder. Write it without a width, as {0}, and a number's precision with at most two digits, as {0:N0}.");

    [Theory]
    [InlineData("{0:#,##0} of {1:N0}", "600 of 1,000")]
    [InlineData("{0:0000} of {1:N2}", "0600 of 1,000.00")]
    [InlineData("{{0,5}} is {0}", "{0,5} is 600")]
    [InlineData("{0}, of {1}: {0:F1}, so", "600, of 1000: 600.0, so")]
    public void A_placeholder_may_have_a_format(string words, string told)
    {
        var guide = new OrderGuide(RefundPolicy.HalfUp(2)) { Texts = GuideTexts.BuiltIn.With(GuideText.MeaningPartialCount, words) };

        Assert.Equal(told, guide.Explain(Some.Order(OrderStatus.Partial, 600, 4.00m)).Meaning);
    }

    [Fact]
    public void Braces_are_doubled()
    {
        var guide = new OrderGuide(RefundPolicy.HalfUp(2)) { Texts = GuideTexts.BuiltIn.With(GuideText.TitlePartial, "{{Partial}}") };

        Assert.Equal("{Partial}", guide.ExplainStatus(OrderStatus.Partial).Title);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    public void An_undefined_text_is_refused(int number)
    {
        Assert.Throws<ArgumentOutOfRangeException>("text", () => GuideTexts.BuiltIn.With((GuideText)number, "x"));
        Assert.Throws<ArgumentOutOfRangeException>("text", () => GuideTexts.BuiltIn.Get((GuideText)number));
        Assert.Throws<ArgumentNullException>("words", () => GuideTexts.BuiltIn.With(GuideText.TitlePending, null!));
    }

    private static string Said(int known) => known switch
    {
        0 => "has no placeholders",
        1 => "may use {0}",
        _ => "may use {0} and {1}",
    };

    private static void Refused(GuideText text, string words, string fault) =>
        Assert.Equal(fault, Assert.Throws<ArgumentException>(() => GuideTexts.BuiltIn.With(text, words)).Message);
}
