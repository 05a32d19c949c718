using System.Globalization;
using SmmOrders.Providers.Tests.Laws;

namespace SmmOrders.Providers.Tests;

public sealed class ProviderErrorWordsTests
{
    public static TheoryData<string, string> NoPhrases => new()
    {
        { "", "it has no word that must occur: give at least one letter or digit" },
        { " .-! ", "it has no word that must occur: give at least one letter or digit" },
        { "!order", "it has no word that must occur: give at least one letter or digit" },
        { "!*", "it has no word that must occur: give at least one letter or digit" },
        { "https://example.com/closed", "it has no word that must occur: give at least one letter or digit" },
        { "closed|", "a | stands between two words, a ! before one and a * after one, without a space: incorrect|wrong !order insufficien*" },
        { "closed | open", "a | stands between two words, a ! before one and a * after one, without a space: incorrect|wrong !order insufficien*" },
        { "closed *", "a | stands between two words, a ! before one and a * after one, without a space: incorrect|wrong !order insufficien*" },
        { "clo*sed", "a * stands at the end of a word, where other letters may follow: insufficien*" },
        { "c*", "\"c*\" is the beginning of too many words; at least 2 letters stand before a *" },
        { "closed api-key|token", "\"api-key\" is several words; between | and beside ! and * stands one" },
        { "closed !api_key", "\"api_key\" is several words; between | and beside ! and * stands one" },
        { new string('x', 65), "a word has at most 64 letters" },
        { string.Join(' ', Enumerable.Range(0, 32)), "it has 32 different words; 31 are the most" },
    };

    [Fact]
    public void Every_error_of_the_field_has_its_kind() => Assert.Equal([], Misread(new LibraryErrorReading()));

    [Fact]
    public void The_errors_of_the_field_are_many_and_of_every_kind()
    {
        Assert.True(ErrorCorpus.All.Length >= 250);
        Assert.True(ErrorCorpus.All.Count(error => error.IsNearMiss) >= 60);
        Assert.All(Enum.GetValues<RefusalKind>(), kind => Assert.True(ErrorCorpus.All.Count(error => error.Kind == kind) >= 20, kind.ToString()));
        Assert.Distinct(ErrorCorpus.All.Select(error => error.Text));
    }

    [Theory]
    [MemberData(nameof(ErrorLawsTests.Faults), MemberType = typeof(ErrorLawsTests))]
    public void The_errors_of_the_field_find_a_reading_that(string what)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            // In the corpus are neither phrases of a panel's own nor errors without a word: these two show that the plain reading misreads nothing.
            bool isPlain = what is "asks the panel's own phrases last" or "takes silence for the first phrase";
            Assert.Equal(!isPlain, Misread(FaultyErrorReadings.All[what].Reading).Any());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_panels_own_phrases_take_precedence_and_the_latest_comes_first()
    {
        ProviderErrorWords words = ProviderErrorWords.Default
            .With("queue full", RefusalKind.RateLimited)
            .With("service queue", RefusalKind.ServiceClosed)
            .With("API key is incorrect", RefusalKind.Other);

        Assert.Equal(RefusalKind.RateLimited, words.Find("Queue is full (max 500)"));
        Assert.Equal(RefusalKind.ServiceClosed, words.Find("The queue of this service is full"));
        Assert.Equal(RefusalKind.Other, words.Find("Your API key is incorrect."));
        Assert.Equal(RefusalKind.Unauthorized, words.Find("Incorrect API key"));
        Assert.Equal(RefusalKind.Other, ProviderErrorWords.Default.Find("Queue is full (max 500)"));
    }

    [Theory]
    [InlineData("You have active order with this link. Please wait!", "please WAIT: you have an active_order with this-link")]
    [InlineData("Hesap kapalı", "HESAP KAPALI")]
    [InlineData("İptal", "iptal")]
    [InlineData("QueueFull", "queue_full")]
    [InlineData("код 15", "КОД: 15")]
    [InlineData("#|none left", "5 left")]
    [InlineData("full !*", "FULL!")]
    [InlineData("full !!", "FULL!")]
    [InlineData("fu*", "FULL!")]
    [InlineData("doesn't fit", "It doesn’t fit")]
    [InlineData("doesn't fit", "It doesn‘t fit")]
    [InlineData("doesn't fit", "It doesnʼt fit")]
    [InlineData("doesn't fit", "It doesn´t fit")]
    [InlineData("ещё", "ЕЩЕ")]
    [InlineData("خطأ", "خطا")]
    [InlineData("إغلاق", "اغلاق")]
    [InlineData("آخر", "اخر")]
    [InlineData("على", "علي")]
    [InlineData("کلید", "كليد")]
    [InlineData("موجودی", "مو\u200cجودي")]
    [InlineData("cafe\u0301", "Café")]
    [InlineData("код 15", "Код \u0661\u0665")]
    public void An_error_text_can_be_pasted_as_a_phrase(string phrase, string text)
    {
        Assert.Equal(RefusalKind.Duplicate, ProviderErrorWords.Default.With(phrase, RefusalKind.Duplicate).Find(text));
        Assert.Equal(RefusalKind.Duplicate, ProviderErrorWords.Default.With(phrase, RefusalKind.Duplicate).Find(phrase.Replace('|', ' ').Replace('#', '7').Replace("!*", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Nothing_else_means_nothing_else()
    {
        ProviderErrorWords words = ProviderErrorWords.Default.With("zebra !*", RefusalKind.Duplicate);

        Assert.Equal(RefusalKind.Duplicate, words.Find("Zebra zebra."));
        Assert.Equal(RefusalKind.Other, words.Find("Zebra crossing"));
        Assert.Equal(RefusalKind.Other, words.Find("Zebra 5"));
    }

    [Fact]
    public void A_phrase_of_a_number_alone_matches_any_number_and_no_word()
    {
        ProviderErrorWords words = ProviderErrorWords.Default.With("#|zebra* !*", RefusalKind.Duplicate);

        Assert.Equal(RefusalKind.Duplicate, words.Find("417"));
        Assert.Equal(RefusalKind.Duplicate, words.Find("zebras 417"));
        Assert.Equal(RefusalKind.Other, words.Find("417 quux"));
    }

    [Theory]
    [InlineData("zebra.com", RefusalKind.Other)]
    [InlineData("zebra.NET", RefusalKind.Other)]
    [InlineData("(zebra.org).", RefusalKind.Other)]
    [InlineData("zebra.example", RefusalKind.Duplicate)]
    [InlineData("zebra.ly/x", RefusalKind.Other)]
    [InlineData("zebra.ly", RefusalKind.Duplicate)]
    [InlineData("/zebra.com/x", RefusalKind.Other)]
    [InlineData("quux/x/zebra.com/x", RefusalKind.Other)]
    [InlineData("zebra/quux.com/x", RefusalKind.Duplicate)]
    [InlineData("zebra/quux.com", RefusalKind.Duplicate)]
    [InlineData("zebra/((((quux.com/x", RefusalKind.Duplicate)]
    [InlineData("zebra/((((quux.com", RefusalKind.Duplicate)]
    [InlineData(".com/zebra", RefusalKind.Duplicate)]
    [InlineData("zebra-a_b.c+d.com", RefusalKind.Other)]
    [InlineData("zebra(quux.com", RefusalKind.Duplicate)]
    [InlineData("https://quux/zebra", RefusalKind.Other)]
    [InlineData("://zebra", RefusalKind.Other)]
    [InlineData("zebra://quux", RefusalKind.Other)]
    [InlineData("(zebra)https://quux", RefusalKind.Duplicate)]
    [InlineData("@zebra", RefusalKind.Other)]
    [InlineData("zebra@quux", RefusalKind.Other)]
    [InlineData("(zebra)@quux", RefusalKind.Duplicate)]
    [InlineData("www.zebra", RefusalKind.Other)]
    [InlineData("(WWW.zebra", RefusalKind.Other)]
    [InlineData("xwww.zebra", RefusalKind.Duplicate)]
    [InlineData("(zebra)www.quux", RefusalKind.Duplicate)]
    [InlineData("https://quux zebra", RefusalKind.Duplicate)]
    [InlineData("\"https://quux\"zebra", RefusalKind.Duplicate)]
    [InlineData("<https://quux>zebra", RefusalKind.Duplicate)]
    public void A_name_that_may_be_a_link_does_not_count(string text, RefusalKind kind) =>
        Assert.Equal(kind, ProviderErrorWords.Default.With("zebra", RefusalKind.Duplicate).Find($"Quuz: {text}"));

    [Fact]
    public void A_phrase_can_be_remapped_or_removed()
    {
        ProviderErrorWords words = ProviderErrorWords.Default.With("zebra quux", RefusalKind.Duplicate);

        Assert.Equal(words.Phrases.Count, words.With("QUUX  zebra", RefusalKind.BadLink).Phrases.Count);
        Assert.Equal(RefusalKind.BadLink, words.With("QUUX  zebra", RefusalKind.BadLink).Find("zebra quux"));
        Assert.Equal(RefusalKind.Other, words.Without("Quux, zebra").Find("zebra quux"));
        Assert.Equal(ProviderErrorWords.Default.Phrases, words.Without("Quux, zebra").Phrases);
        Assert.Equal(words.Phrases, words.Without("zebra").Phrases);
        Assert.Equal(RefusalKind.Duplicate, words.Find("zebra quux"));
    }

    [Fact]
    public void Without_phrases_every_error_is_other()
    {
        ProviderErrorWords none = ProviderErrorWords.Default.Phrases.Aggregate(ProviderErrorWords.Default, (words, phrase) => words.Without(phrase.Key));

        Assert.Empty(none.Phrases);
        Assert.All(ErrorCorpus.All, error => Assert.Equal(RefusalKind.Other, none.Find(error.Text)));
    }

    [Fact]
    public void Phrases_may_be_as_many_as_a_panel_likes()
    {
        static string Word(int i) => string.Concat(i.ToString("D4", CultureInfo.InvariantCulture).Select(digit => (char)('g' + digit - '0')));
        ProviderErrorWords many = Enumerable.Range(0, 1_100).Aggregate(ProviderErrorWords.Default, (words, i) => words.With($"{Word(i)}q {Word(i)}w {Word(i)}x {Word(i)}z", RefusalKind.Duplicate));

        Assert.Equal(ProviderErrorWords.Default.Phrases.Count + 1_100, many.Phrases.Count);
        Assert.Equal(RefusalKind.Duplicate, many.Find($"{Word(999)}Q: {Word(999)}w, {Word(999)}x and {Word(999)}z"));
        Assert.Equal(RefusalKind.Other, many.Find($"{Word(999)}q {Word(998)}w {Word(999)}x {Word(999)}z"));
        Assert.Equal(RefusalKind.Unauthorized, many.Find("Invalid API key"));
    }

    [Fact]
    public void No_default_phrase_is_a_duplicate()
    {
        Assert.Distinct(ProviderErrorWords.Default.Phrases.Select(phrase => ErrorPhrase.Parse(phrase.Key, phrase.Value).Canonical));
        Assert.All(ProviderErrorWords.Default.Phrases, phrase => Assert.True(Enum.IsDefined(phrase.Value)));
    }

    [Theory]
    [MemberData(nameof(NoPhrases))]
    public void A_phrase_that_can_never_match_is_rejected(string words, string why)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(nameof(words), () => ProviderErrorWords.Default.With(words, RefusalKind.Other));

        Assert.StartsWith($"'{words}' is not an error phrase: {why}.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(nameof(words), () => ProviderErrorWords.Default.Without(words));
    }

    [Fact]
    public void The_longest_phrase_and_the_longest_word_are_not_too_long()
    {
        string phrase = string.Join(' ', Enumerable.Range(0, 31));
        string word = new('x', 64);

        Assert.Equal(RefusalKind.Duplicate, ProviderErrorWords.Default.With(phrase, RefusalKind.Duplicate).Find(phrase));
        Assert.Equal(RefusalKind.Other, ProviderErrorWords.Default.With(phrase, RefusalKind.Duplicate).Find(phrase[..^2]));
        Assert.Equal(RefusalKind.Duplicate, ProviderErrorWords.Default.With(word, RefusalKind.Duplicate).Find(word));
        Assert.Equal(RefusalKind.Other, ProviderErrorWords.Default.With(word, RefusalKind.Duplicate).Find(word + "x"));
        Assert.Equal(RefusalKind.Duplicate, ProviderErrorWords.Default.With(word + " !*", RefusalKind.Duplicate).Find(word));
        Assert.Equal(RefusalKind.Duplicate, ProviderErrorWords.Default.With(word + "*", RefusalKind.Duplicate).Find(word + "xyz"));
    }

    [Fact]
    public void Null_and_undefined_kinds_are_rejected()
    {
        Assert.Throws<ArgumentNullException>("words", () => ProviderErrorWords.Default.With(null!, RefusalKind.Other));
        Assert.Throws<ArgumentNullException>("words", () => ProviderErrorWords.Default.Without(null!));
        Assert.Throws<ArgumentNullException>("text", () => ProviderErrorWords.Default.Find(null!));
        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>("kind", () => ProviderErrorWords.Default.With("full", 0));
        Assert.StartsWith("0 is not a kind of refusal. Use one of: ProviderOutOfFunds, Unauthorized,", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Reading_an_error_allocates_nothing_however_long_it_is()
    {
        string[] texts = [.. ErrorCorpus.All.Select(error => error.Text), string.Concat(Enumerable.Repeat("Invalid request, ", 6_000)), new('x', 100_000), new('\'', 100_000), new string('/', 100_000) + ".com"];

        foreach (string text in texts)
        {
            ProviderErrorWords.Default.Find(text);
        }

        long least = Enumerable.Range(0, 5).Min(_ =>
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            foreach (string text in texts)
            {
                ProviderErrorWords.Default.Find(text);
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
        Assert.Equal(0, least);
    }

    private static IEnumerable<string> Misread(IErrorReading reading) =>
        ErrorCorpus.All.Where(error => reading.Find(error.Text) != error.Kind).Select(error => $"{error.Text} => {reading.Find(error.Text)}, not {error.Kind}");
}
