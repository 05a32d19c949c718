namespace SmmOrders.Providers.Tests;

public sealed class ProviderReaderOptionsTests
{
    public static TheoryData<ProviderReaderOptions, string> Unusable => new()
    {
        { new() { Vocabulary = null! }, "ProviderReaderOptions.Vocabulary is null. Leave it unset for ProviderVocabulary.Default." },
        { new() { ErrorWords = null! }, "ProviderReaderOptions.ErrorWords is null. Leave it unset for ProviderErrorWords.Default." },
        { new() { MaxBytes = 0 }, "ProviderReaderOptions.MaxBytes is 0. It is above zero, for example 1048576." },
        { new() { MaxBytes = -1 }, "ProviderReaderOptions.MaxBytes is -1. It is above zero, for example 1048576." },
        { new() { MaxDepth = 3 }, "ProviderReaderOptions.MaxDepth is 3. It is at least 4, for example 16." },
    };

    [Theory]
    [MemberData(nameof(Unusable))]
    public void Invalid_options_are_rejected_when_the_reader_is_created(ProviderReaderOptions options, string message)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new ProviderAnswerReader(options));

        Assert.Equal("options", error.ParamName);
        Assert.Equal($"{message} (Parameter 'options')", error.Message);
    }

    [Fact]
    public void The_defaults_are_as_documented()
    {
        var options = new ProviderReaderOptions();

        Assert.Same(ProviderVocabulary.Default, options.Vocabulary);
        Assert.Same(ProviderErrorWords.Default, options.ErrorWords);
        Assert.False(options.IsStrict);
        Assert.Equal(1_048_576, options.MaxBytes);
        Assert.Equal(16, options.MaxDepth);
    }

    [Fact]
    public void A_reader_does_not_follow_options_that_change_later()
    {
        var options = new ProviderReaderOptions();
        var reader = new ProviderAnswerReader(options);

        options.MaxBytes = 1;
        options.MaxDepth = 1;
        options.IsStrict = true;
        options.Vocabulary = ProviderVocabulary.Default.Without("Pending");

        Assert.Equal(StatusReport.Of(OrderStatus.Pending, 157), reader.Read("""{"Status":"Pending","remains":157}"""u8).Report);
    }

    [Fact]
    public void An_answer_of_the_largest_size_is_read_and_one_byte_more_is_not()
    {
        byte[] answer = [.. """{"status":"Pending"}"""u8];

        Assert.Equal(StatusReport.Of(OrderStatus.Pending), new ProviderAnswerReader(new() { MaxBytes = answer.Length }).Read(answer).Report);
        Assert.Equal(
            StatusReport.Malformed($"longer than {answer.Length - 1} bytes"),
            new ProviderAnswerReader(new() { MaxBytes = answer.Length - 1 }).Read(answer).Report);
    }

    [Fact]
    public void An_order_in_an_envelope_in_a_bulk_answer_in_an_envelope_is_not_too_deep()
    {
        var answers = new ProviderAnswer[2];

        new ProviderAnswerReader(new() { MaxDepth = 4 }).ReadMany(
            """{"data":{"1":{"data":{"status":"Pending"}},"2":{"data":{"status":"Pending","x":[]}}}}"""u8, ["1", "2"], answers);

        Assert.Equal([StatusReport.Of(OrderStatus.Pending), StatusReport.Malformed("nested too deep")], answers.Select(answer => answer.Report));
    }

    [Fact]
    public void Options_are_the_same_where_every_part_of_them_is()
    {
        ProviderReaderOptions usual = new();
        ProviderReaderOptions[] others =
        [
            new() { IsStrict = true },
            new() { MaxBytes = 7 },
            new() { MaxDepth = 7 },
            new() { Vocabulary = ProviderVocabulary.Default.With("quux", OrderStatus.Pending) },
            new() { Vocabulary = ProviderVocabulary.Default.With("Paused", OrderStatus.Pending).Without("Pending") },
            new() { ErrorWords = ProviderErrorWords.Default.With("quux", RefusalKind.Other) },
        ];

        Assert.True(usual.IsSameAs(new()));
        Assert.All(others, other => Assert.False(usual.IsSameAs(other)));
        Assert.True(
            new ProviderReaderOptions
            {
                Vocabulary = ProviderVocabulary.Default.With("quux", OrderStatus.Pending).With("zebra", OrderStatus.Pending),
                ErrorWords = ProviderErrorWords.Default.With("quux", RefusalKind.Other),
            }.IsSameAs(new()
            {
                Vocabulary = ProviderVocabulary.Default.With("zebra", OrderStatus.Pending).With("quux", OrderStatus.Pending),
                ErrorWords = ProviderErrorWords.Default.With("quux", RefusalKind.Other),
            }));
    }
}
