using System.Text;

namespace SmmOrders.Providers.Tests;

/// <summary>Several fields at once: what one says stays, whatever the others say.</summary>
public sealed class ProviderAnswerFieldsTests
{
    private static readonly string Tower = new string('[', 20) + new string(']', 20);
    private static readonly ProviderAnswerReader Shallow = new(new ProviderReaderOptions { MaxDepth = 8 });

    public static TheoryData<string> Codes =>
    [
        "USD", "INR", "EUR", "TRY", "RUB", "BRL", "NGN", "IDR", "VND", "IRT", "IRR", "PKR", "BDT", "GBP", "EGP", "SAR", "AED", "THB",
        "PHP", "MYR", "KRW", "CNY", "JPY", "UAH", "KZT", "PLN", "MXN", "ARS", "COP", "ZAR", "KES", "GHS", "MAD", "DZD", "USDT",
    ];

    [Fact]
    public void A_value_nested_too_deep_stays_a_fault_whatever_follows() => Assert.All(
        new[]
        {
            $$"""{"x":{{Tower}},"status":"Pending"}""",
            $$"""{"x":{{Tower}},"y":{{Tower}},"status":"Pending"}""",
            $$"""{"x":{{Tower}},"remains":1,"remains":1,"status":"Pending"}""",
            $$"""{"remains":{{Tower}},"charge":{{Tower}},"status":"Pending"}""",
            $$"""{"remains":{{Tower}},"remains":{{Tower}},"status":"Pending"}""",
        },
        body => Assert.Equal(StatusReport.Malformed("nested too deep"), Read(body, Shallow)));

    [Theory]
    [InlineData("""{"status":"success","service":{"id":7}}""")]
    [InlineData("""{"status":"success","service":{"id":7},"link":"x"}""")]
    [InlineData("""{"status":"success","service":{"id":7},"runs":[1]}""")]
    [InlineData("""{"status":"success","remains":[1],"charge":[2]}""")]
    public void A_yes_next_to_something_that_may_contain_the_order_completes_nothing(string body) =>
        Assert.Equal(StatusReport.Malformed("a yes, but no status"), Read(body));

    [Theory]
    [InlineData("""{"remains":1,"remains":2,"status":"Pending"}""")]
    [InlineData("""{"remains":1,"remains":2,"status":"Pending","status":"Pending"}""")]
    [InlineData("""{"remains":"1","remains":"1.0","status":"Pending"}""")]
    public void A_key_with_two_different_values_stays_a_fault(string body) =>
        Assert.Equal(StatusReport.Malformed("a key occurs twice with different values"), Read(body));

    [Theory]
    [InlineData("""{"start_counter":9}""", 9L)]
    [InlineData("""{"start_counter":9,"start_count":""}""", 9L)]
    [InlineData("""{"start_counter":"9","start_count":null}""", 9L)]
    [InlineData("""{"start_count":"","start_counter":9}""", 9L)]
    [InlineData("""{"start_count":8,"start_counter":9}""", 8L)]
    [InlineData("""{"start_counter":9,"start_count":8}""", 8L)]
    [InlineData("""{"start_counter":"","start_count":8}""", 8L)]
    [InlineData("""{"start_counter":"","start_count":""}""", null)]
    public void A_start_counter_counts_where_the_start_count_says_nothing_whichever_comes_first(string fields, long? count)
    {
        string order = fields[..^1] + ""","status":"Pending"}""";
        var answers = new ProviderAnswer[2];
        ProviderAnswerReader.Default.ReadMany(Encoding.UTF8.GetBytes($$$"""{"1":{{{order}}},"2":{"status":"Pending","start_count":"3"}}"""), ["1", "2"], answers);

        Assert.Equal((count, 3), (answers[0].StartCount, answers[1].StartCount));
        Assert.Equal(count, ProviderAnswerReader.Default.Read(Encoding.UTF8.GetBytes(order)).StartCount);
    }

    [Fact]
    public void A_start_counter_before_a_start_count_that_is_too_deep_or_comes_twice_is_a_fault()
    {
        Assert.Equal(StatusReport.Malformed("nested too deep"), Read($$"""{"start_counter":9,"start_count":{{Tower}},"status":"Pending"}""", Shallow));
        Assert.Equal(
            StatusReport.Malformed("a key occurs twice with different values"), Read("""{"start_counter":9,"start_count":8,"start_count":7,"status":"Pending"}"""));
    }

    [Fact]
    public void The_first_fault_is_reported()
    {
        ProviderAnswerReader strict = ProviderAnswerReader.Strict;
        var answers = new ProviderAnswer[1];

        Assert.Equal(StatusReport.Malformed("a key occurs twice with different values"), Read("""{"remains":"1","remains":"2","Status":"Pending"}""", strict));
        ProviderAnswerReader.Default.ReadMany("""{"1":{"order":"2","status":"Pending","status":"Completed"}}"""u8, ["1"], answers);
        Assert.Equal(StatusReport.Malformed("a key occurs twice with different values"), answers[0].Report);
    }

    [Fact]
    public void The_strict_reader_accepts_only_what_the_protocol_says()
    {
        var answers = new ProviderAnswer[1];

        Assert.Equal(StatusReport.Malformed("a bare string, not an object"), Read("\"Incorrect order ID\"", ProviderAnswerReader.Strict));
        Assert.Equal(StatusReport.Malformed("a status apart from \"status\""), Read("""{"order_status":"Pending"}""", ProviderAnswerReader.Strict));
        Assert.Equal(StatusReport.Malformed("an envelope"), Read("""{"data":{"status":"Pending"}}""", ProviderAnswerReader.Strict));
        ProviderAnswerReader.Strict.ReadMany("""{"2":{"status":"Pending"}}"""u8, ["1"], answers);
        Assert.Equal(StatusReport.NotReported(), answers[0].Report);
        Assert.Equal(StatusReport.Malformed("an array, not an object"), Read("""[{"status":"Pending"}]""", ProviderAnswerReader.Strict));
        ProviderAnswerReader.Strict.ReadMany("""{"data":{"1":{"status":"Pending"}}}"""u8, ["1"], answers);
        Assert.Equal(StatusReport.Malformed("an envelope"), answers[0].Report);
        ProviderAnswerReader.Strict.ReadMany("""[{"order":1,"status":"Pending"}]"""u8, ["1"], answers);
        Assert.Equal(StatusReport.Malformed("an array, not a map of orders"), answers[0].Report);
        ProviderAnswerReader.Strict.ReadMany("""{"1":{"status":"Pending"},"Code":1}"""u8, ["1"], answers);
        Assert.Equal(StatusReport.Malformed("a key in another case"), answers[0].Report);
    }

    [Fact]
    public void The_longest_key_is_recognized_in_any_case_and_half_a_key_is_not()
    {
        Assert.Equal(StatusReport.Of(OrderStatus.Pending), Read("""{"ORDER_STATUS":"Pending"}"""));
        Assert.Equal(StatusReport.Of(OrderStatus.Pending), Read("""{"statusé":"Completed","status":"Pending"}"""));
        Assert.Equal(StatusReport.Malformed("no status"), Read("""{"Statusé":"Completed"}"""));
    }

    [Fact]
    public void An_envelope_with_escapes_is_opened() => Assert.Equal(
        StatusReport.Of(OrderStatus.Partial, 5),
        Read("""{"status":"ok","data":{"link":"say \"hi\" \\","status":"Parti\u0061l","remains":"5"}}"""));

    [Theory]
    [InlineData("true")]
    [InlineData("200")]
    [InlineData("1")]
    [InlineData("OK")]
    [InlineData("Success")]
    public void An_envelopes_yes_has_many_spellings(string yes)
    {
        Assert.Equal(StatusReport.Of(OrderStatus.Partial), Read($$$"""{"status":"{{{yes}}}","data":{"status":"Partial"}}"""));
        Assert.Equal(StatusReport.Malformed("a yes, but no status"), Read($$$"""{"status":"{{{yes}}}","data":{}}"""));
    }

    [Theory]
    [InlineData("""{"order":5,"status":"Completed"}""", OrderStatus.Completed)]
    [InlineData("""{"5":{"status":"Completed"}}""", OrderStatus.Completed)]
    [InlineData("""{"status":"success","5":{"status":"Completed"}}""", OrderStatus.Completed)]
    [InlineData("""{"status":"Pending","5":{"status":"Completed"}}""", OrderStatus.Pending)]
    public void Without_an_identifier_an_order_is_found_by_any_but_not_beside_its_own_status(string body, OrderStatus status) =>
        Assert.Equal(StatusReport.Of(status), Read(body));

    [Fact]
    public void A_no_that_is_not_a_string_is_never_a_status_word()
    {
        var reader = new ProviderAnswerReader(new ProviderReaderOptions { Vocabulary = ProviderVocabulary.Default.With("false", OrderStatus.Partial) });

        Assert.Equal(StatusReport.Of(OrderStatus.Partial), Read("""{"status":"false"}""", reader));
        Assert.Equal(ReportKind.Malformed, Read("""{"order_status":false,"data":{"status":"Partial"}}""", reader).Kind);
    }

    [Fact]
    public void A_result_for_all_orders_from_one_envelope_stays_when_another_follows()
    {
        byte[] body = [.. """{"data":{"error":"Invalid API key"},"data":{"1":{"status":"Completed"}}}"""u8];
        var answers = new ProviderAnswer[2];

        ProviderAnswerReader.Default.ReadMany(body, ["1", "2"], answers);

        Assert.All(answers, answer => Assert.Equal(StatusReport.ProviderError("Invalid API key", RefusalKind.Unauthorized), answer.Report));
        Assert.NotEqual(ReportKind.Status, ProviderAnswerReader.Default.Read(body, "1").Report.Kind);
    }

    [Theory]
    [InlineData(" 157")]
    [InlineData("157 ")]
    [InlineData("157.0")]
    [InlineData("+2")]
    public void The_strict_reader_accepts_a_number_only_as_the_protocol_writes_it(string remains) => Assert.Equal(
        StatusReport.Of(OrderStatus.Partial, Remains.Unreadable), Read($$"""{"status":"Partial","remains":"{{remains}}"}""", ProviderAnswerReader.Strict));

    [Theory]
    [InlineData("")]
    [InlineData("\"status\":\"success\",")]
    public void A_long_message_is_cut_including_its_prefix(string beside)
    {
        string detail = Read($$"""{{{beside}}"message":"{{new string('x', 300)}}"}""").Detail!;

        Assert.Equal((200, '…'), (detail.Length, detail[^1]));
    }

    [Theory]
    [InlineData(" 157")]
    [InlineData("157 ")]
    public void White_space_on_one_side_of_a_number_is_ignored(string remains) => Assert.Equal(
        StatusReport.Of(OrderStatus.Partial, 157), Read($$"""{"status":"Partial","remains":"{{remains}}"}"""));

    [Fact]
    public void An_order_under_its_identifier_is_that_order_unless_it_names_another()
    {
        Assert.Equal(StatusReport.Of(OrderStatus.Pending), ReadUnder7("""{"order":null,"status":"Pending"}"""));
        Assert.Equal(StatusReport.Of(OrderStatus.Pending), ReadUnder7("""{"order":{"id":7},"status":"Pending"}"""));
        Assert.Equal(ReportKind.Malformed, ReadUnder7("""{"order":{"id":8},"status":"Pending"}""").Kind);
    }

    [Fact]
    public void A_byte_that_is_not_text_matches_no_word()
    {
        var reader = new ProviderAnswerReader(new ProviderReaderOptions { Vocabulary = ProviderVocabulary.Default.With("\u0080", OrderStatus.Completed) });

        Assert.Equal(StatusReport.Of(OrderStatus.Completed), Read("{\"status\":\"\u0080\"}", reader));
        Assert.NotEqual(ReportKind.Status, reader.Read([.. "{\"status\":\""u8, 0x80, .. "\"}"u8]).Report.Kind);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_common_currency_is_one_shared_string(string code)
    {
        byte[] body = Encoding.UTF8.GetBytes($$"""{"status":"Pending","currency":"{{code}}"}""");
        string? first = ProviderAnswerReader.Default.Read(body).Currency;

        Assert.Equal(code, first);
        Assert.Same(first, ProviderAnswerReader.Default.Read(body).Currency);
    }

    private static StatusReport ReadUnder7(string item)
    {
        var answers = new ProviderAnswer[1];
        ProviderAnswerReader.Default.ReadMany(Encoding.UTF8.GetBytes($$"""{"7":{{item}}}"""), ["7"], answers);
        return answers[0].Report;
    }

    private static StatusReport Read(string body, ProviderAnswerReader? reader = null) =>
        (reader ?? ProviderAnswerReader.Default).Read(Encoding.UTF8.GetBytes(body)).Report;
}
