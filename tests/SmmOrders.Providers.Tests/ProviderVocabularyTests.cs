using System.Text;
using SmmOrders.Providers.Tests.Laws;

namespace SmmOrders.Providers.Tests;

public sealed class ProviderVocabularyTests
{
    public static TheoryData<string, OrderStatus> Spellings => [.. KnownSpellings.All.SelectMany(entry => entry.Value.Select(word => (word, entry.Key)))];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Every_spelling_of_real_panels_is_known(string word, OrderStatus status)
    {
        string[] forms = [word, word.ToUpperInvariant(), word.ToLowerInvariant(), $"  {word}\t", word.Replace(' ', '_'), word.Replace(' ', '-'), word.Replace(" ", "", StringComparison.Ordinal)];

        Assert.All(forms, form => Assert.Equal((true, status), Find(ProviderVocabulary.Default, form)));
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void The_default_words_are_those_of_the_core(string word, OrderStatus status)
    {
        Assert.Equal((true, status), (OrderStatuses.TryParse(word, out OrderStatus parsed), parsed));
        Assert.Equal((true, status), (ProviderVocabulary.Default.TryFind(status.ToWireName(), out OrderStatus found), found));
    }

    [Fact]
    public void No_other_word_is_known()
    {
        // Every subset of the default words that one could leave out, joined or cut, is some other word.
        string[] known = [.. KnownSpellings.All.Values.SelectMany(words => words)];
        IEnumerable<string> others = known.SelectMany(word => new[] { word[1..], word[..^1], "x" + word, word + "x", word + word })
            .Concat(["", " ", "-", "_", "Fail", "Failed", "Error", "Rejected", "Paused", "Holding", "Expired", "0", "1", "200", "ok", "true", "null"])
            .Where(word => !KnownSpellings.Contain(word));

        Assert.All(others, word => Assert.False(Find(ProviderVocabulary.Default, word).Known, word));
        Assert.All(others, word => Assert.False(OrderStatuses.TryParse(word, out _), word));
    }

    [Theory]
    [InlineData("Fail")]
    [InlineData("FAIL ")]
    [InlineData("f-a_i l")]
    public void A_panels_own_word_can_be_mapped(string form)
    {
        ProviderVocabulary mapped = ProviderVocabulary.Default.With("Fail", OrderStatus.Canceled);

        Assert.Equal((true, OrderStatus.Canceled), Find(mapped, form));
        Assert.False(Find(ProviderVocabulary.Default, form).Known);
    }

    [Fact]
    public void A_mapped_word_is_read_and_a_number_too()
    {
        var reader = new ProviderAnswerReader(new ProviderReaderOptions
        {
            Vocabulary = ProviderVocabulary.Default.With("Fail", OrderStatus.Canceled).With("3", OrderStatus.Completed).With("Выполнен", OrderStatus.Completed),
        });

        Assert.Equal(StatusReport.Of(OrderStatus.Canceled), reader.Read("""{"status":"FAIL"}"""u8).Report);
        Assert.Equal(StatusReport.Of(OrderStatus.Completed), reader.Read("""{"status":3}"""u8).Report);
        Assert.Equal(StatusReport.Of(OrderStatus.Completed), reader.Read("""{"status":"3"}"""u8).Report);
        Assert.Equal(StatusReport.Of(OrderStatus.Completed), reader.Read("""{"status":"Выполнен"}"""u8).Report);
        Assert.Equal(StatusReport.UnknownStatus("ВЫПОЛНЕН"), reader.Read("""{"status":"ВЫПОЛНЕН"}"""u8).Report);
        Assert.Equal(StatusReport.UnknownStatus("-3"), reader.Read("""{"status":-3}"""u8).Report);
        Assert.Equal(StatusReport.UnknownStatus("3.0"), reader.Read("""{"status":3.0}"""u8).Report);
    }

    [Fact]
    public void A_default_word_can_be_remapped_or_removed()
    {
        ProviderVocabulary other = ProviderVocabulary.Default.With("partial", OrderStatus.Canceled).Without("Completed").Without("Nothing of the kind");

        Assert.Equal((true, OrderStatus.Canceled), Find(other, "Partial"));
        Assert.False(Find(other, "Completed").Known);
        Assert.Equal((true, OrderStatus.Completed), Find(other, "Complete"));
        Assert.Equal((true, OrderStatus.Partial), Find(ProviderVocabulary.Default, "Partial"));
    }

    [Fact]
    public void A_mapped_yes_of_an_envelope_is_a_status()
    {
        var reader = new ProviderAnswerReader(new ProviderReaderOptions { Vocabulary = ProviderVocabulary.Default.With("1", OrderStatus.Pending) });

        Assert.Equal(StatusReport.Of(OrderStatus.Pending), reader.Read("""{"status":1,"service":{"id":7}}"""u8).Report);
        Assert.Equal(StatusReport.Of(OrderStatus.Pending), reader.Read("""{"success":1,"status":"1"}"""u8).Report);
        Assert.Equal(ReportKind.Malformed, reader.Read("""{"status":1,"order_status":"Completed"}"""u8).Report.Kind);
    }

    [Fact]
    public void A_true_that_is_not_a_string_is_always_the_envelopes()
    {
        var reader = new ProviderAnswerReader(new ProviderReaderOptions { Vocabulary = ProviderVocabulary.Default.With("true", OrderStatus.Pending) });

        Assert.Equal(StatusReport.Of(OrderStatus.Partial), reader.Read("""{"status":true,"data":{"status":"Partial"}}"""u8).Report);
        Assert.Equal(ReportKind.Malformed, reader.Read("""{"status":"true","data":{"status":"Partial"}}"""u8).Report.Kind);
        Assert.Equal(StatusReport.Of(OrderStatus.Pending), reader.Read("""{"status":"true"}"""u8).Report);
        Assert.Equal(ReportKind.Malformed, reader.Read("""{"status":true}"""u8).Report.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" _-\t")]
    [InlineData("\ud800")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void A_word_that_can_never_match_is_rejected(string word)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ProviderVocabulary.Default.With(word, OrderStatus.Pending));

        Assert.Equal(nameof(word), error.ParamName);
        Assert.StartsWith($"'{word}' is not a status word: without white space, '_' and '-' it must have 1 to 64 characters.", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(nameof(word), () => ProviderVocabulary.Default.Without(word));
    }

    [Fact]
    public void A_word_of_64_characters_is_long_enough()
    {
        string word = new('x', 64);

        Assert.Equal((true, OrderStatus.Pending), Find(ProviderVocabulary.Default.With(word, OrderStatus.Pending), word));
    }

    [Fact]
    public void Null_and_undefined_statuses_are_rejected()
    {
        Assert.Throws<ArgumentNullException>("word", () => ProviderVocabulary.Default.With(null!, OrderStatus.Pending));
        Assert.Throws<ArgumentNullException>("word", () => ProviderVocabulary.Default.Without(null!));
        Assert.Throws<ArgumentNullException>("word", () => ProviderVocabulary.Default.TryFind(null!, out _));
        ArgumentOutOfRangeException error =
            Assert.Throws<ArgumentOutOfRangeException>("status", () => ProviderVocabulary.Default.With("Fail", (OrderStatus)7));
        Assert.StartsWith("7 is not an order status.", error.Message, StringComparison.Ordinal);
    }

    private static (bool Known, OrderStatus Status) Find(ProviderVocabulary vocabulary, string word)
    {
        bool known = vocabulary.TryFind(word, out OrderStatus status);

        // What is asked of the vocabulary is what the reader does.
        StatusReport report = new ProviderAnswerReader(new ProviderReaderOptions { Vocabulary = vocabulary })
            .Read(Encoding.UTF8.GetBytes($"{{\"status\":{System.Text.Json.JsonSerializer.Serialize(word)},\"remains\":\"0\"}}")).Report;
        Assert.Equal(known, report.Kind == ReportKind.Status);
        Assert.True(!known || report.Status == status);
        return (known, status);
    }
}
