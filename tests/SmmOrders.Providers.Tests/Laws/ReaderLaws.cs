using System.Globalization;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>What holds of every reading, over random cases, against oracles that share no code with the library.</summary>
internal static class ReaderLaws
{
    private static readonly string[] Junk =
    [
        "{}", "[]", "null", "\"\"", "\"x\"", "0", "-1.5e300", "true", "{\"status\":\"Paused\"}", "{\"error\":{\"a\":[1,2]}}", "{\"status\":true,\"data\":{}}",
        "{\"status\":\"Pending\",\"status\":\"Canceled\"}", "{\"order\":\"nobody\",\"status\":\"Canceled\"}", "{\"status\":\"\\ud800\\u0000\"}",
        $"{{\"status\":\"Completed\",\"x\":{new string('[', 400)}{new string(']', 400)}}}",
    ];

    private static readonly string[] Keys = ["status", "remains", "start_count", "charge", "currency", "order_status", "order", "data", "success"];

    private static readonly string[] Cultures = ["tr-TR", "de-DE", "hu-HU", "fa-IR", "ar-SA"];

    /// <summary>All laws, by the sentence that each is.</summary>
    public static IReadOnlyDictionary<string, Law> All { get; } = new Dictionary<string, Law>
    {
        [nameof(Any_bytes_at_all_give_every_order_an_answer)] = Law.Of(AnyBytes.Arbitrary, Any_bytes_at_all_give_every_order_an_answer),
        [nameof(A_report_in_any_dialect_is_that_report)] = Law.Of(Dialects, A_report_in_any_dialect_is_that_report, times: 10),
        [nameof(Every_order_of_a_bulk_answer_gets_its_own)] = Law.Of(BulkCase.Arbitrary, Every_order_of_a_bulk_answer_gets_its_own),
        [nameof(A_spoiled_item_changes_no_other)] = Law.Of(Spoiled, A_spoiled_item_changes_no_other),
        [nameof(An_answer_that_is_cut_off_is_a_failed_poll_for_all)] = Law.Of(Cut, An_answer_that_is_cut_off_is_a_failed_poll_for_all),
        [nameof(Something_after_the_answer_is_a_failed_poll_for_all)] = Law.Of(Cut, Something_after_the_answer_is_a_failed_poll_for_all),
        [nameof(An_error_comes_first_whatever_stands_beside_it)] = Law.Of(Dialects, An_error_comes_first_whatever_stands_beside_it, times: 10),
        [nameof(A_key_that_contradicts_itself_is_malformed)] = Law.Of(Twice, A_key_that_contradicts_itself_is_malformed, times: 10),
        [nameof(A_word_that_is_not_in_the_vocabulary_is_no_status)] = Law.Of(Arb.From(UnknownWord.Gen), A_word_that_is_not_in_the_vocabulary_is_no_status, times: 10),
        [nameof(Remains_are_what_the_grammar_says)] = Law.Of(NumberText.Arbitrary, Remains_are_what_the_grammar_says, times: 10),
        [nameof(A_charge_is_exact_or_nothing)] = Law.Of(NumberText.Arbitrary, A_charge_is_exact_or_nothing, times: 10),
        [nameof(Strictness_makes_no_answer_look_better)] = Law.Of(Strictness.Arbitrary, Strictness_makes_no_answer_look_better, times: 10),
        [nameof(No_culture_changes_anything)] = Law.Of(BulkCase.Arbitrary, No_culture_changes_anything),
    };

    private static Arbitrary<Dialect> Dialects => Arb.From(Dialect.Gen);

    private static Arbitrary<(BulkCase, int, string)> Spoiled => Arb.From(
        from @case in BulkCase.Arbitrary.Generator
        from index in Gen.Choose(0, @case.Items.Length - 1)
        from junk in Gen.Elements(Junk)
        select (@case, index, junk));

    private static Arbitrary<(Dialect, string)> Twice => Arb.From(
        from dialect in Dialect.Gen
        from key in Gen.Elements(Keys)
        select (dialect, key));

    private static Arbitrary<(BulkCase, int)> Cut => Arb.From(
        from @case in BulkCase.Arbitrary.Generator
        from at in Gen.Choose(0, 1_000_000)
        select (@case, at));

    public static void Any_bytes_at_all_give_every_order_an_answer(IAnswerReading reading, AnyBytes any)
    {
        ProviderAnswer[] answers = [reading.Read(any.Bytes.ToArray()), .. reading.ReadMany(any.Bytes.ToArray(), "1", "2", "error", "data")];

        Assert.All(answers, answer =>
        {
            Assert.NotEqual(default, answer.Report.Kind);
            Assert.True(answer.Report.Detail is null or { Length: <= 200 });
            Assert.All(answer.Report.Detail ?? "", c => Assert.False(char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format));
        });
    }

    public static void A_report_in_any_dialect_is_that_report(IAnswerReading reading, Dialect dialect) =>
        Assert.Equal(dialect.Saying.ToAnswer(), reading.Read(Utf8(dialect.Json)));

    public static void Every_order_of_a_bulk_answer_gets_its_own(IAnswerReading reading, BulkCase @case) =>
        Assert.Equal(@case.Expected, reading.ReadMany(Utf8(@case.Json), @case.OrderIds));

    public static void A_spoiled_item_changes_no_other(IAnswerReading reading, (BulkCase Case, int Index, string Junk) spoiled)
    {
        BulkCase after = spoiled.Case.With(spoiled.Index, new BulkItem(spoiled.Junk, default));

        ProviderAnswer[] answers = reading.ReadMany(Utf8(after.Json), after.OrderIds);

        Assert.Equal(
            spoiled.Case.Expected.Where((_, index) => index != spoiled.Index),
            answers.Where((_, index) => index != spoiled.Index));
    }

    public static void An_answer_that_is_cut_off_is_a_failed_poll_for_all(IAnswerReading reading, (BulkCase Case, int At) cut)
    {
        byte[] whole = Utf8(cut.Case.Json);

        AssertFailed(reading.ReadMany(whole[..(cut.At % whole.Length)], cut.Case.OrderIds));
    }

    public static void Something_after_the_answer_is_a_failed_poll_for_all(IAnswerReading reading, (BulkCase Case, int At) cut)
    {
        string[] more = ["x", "}", "{}", "]", ",", "\"\"", "0", "<!-- 1 -->", "\0", cut.Case.Json];

        AssertFailed(reading.ReadMany(Utf8(cut.Case.Json + more[cut.At % more.Length]), cut.Case.OrderIds));
    }

    public static void An_error_comes_first_whatever_stands_beside_it(IAnswerReading reading, Dialect dialect)
    {
        string json = dialect.Json.Trim();
        string[] errors = [$"{{\"error\":\"No.\",{json[1..]}", $"{json[..^1]},\"ERROR\":\"No.\"}}"];

        Assert.All(errors, error => Assert.Equal(new(StatusReport.ProviderError("No.")), reading.Read(Utf8(error))));
    }

    public static void A_key_that_contradicts_itself_is_malformed(IAnswerReading reading, (Dialect Dialect, string Key) twice)
    {
        string json = $"{{\"{twice.Key}\":\"success\",{twice.Dialect.Json.Trim()[1..^1]},\"{twice.Key.ToUpperInvariant()}\":\"ok\"}}";

        Assert.Equal(ReportKind.Malformed, reading.Read(Utf8(json)).Report.Kind);
    }

    public static void A_word_that_is_not_in_the_vocabulary_is_no_status(IAnswerReading reading, UnknownWord unknown) =>
        Assert.Equal(new(StatusReport.UnknownStatus(unknown.Word)), reading.Read(Utf8($"{{\"status\":{unknown.Json},\"remains\":\"0\"}}")));

    public static void Remains_are_what_the_grammar_says(IAnswerReading reading, NumberText number)
    {
        Remains expected = CountOracle.Read(number.Text);

        Assert.Equal(expected, Partial(reading, JsonSerializer.Serialize(number.Text)).Remains);
        Assert.True(!IsJson(number.Text) || expected == Partial(reading, number.Text).Remains);
    }

    public static void A_charge_is_exact_or_nothing(IAnswerReading reading, NumberText number)
    {
        string[] forms = [JsonSerializer.Serialize(number.Text), .. IsJson(number.Text) ? [number.Text] : Array.Empty<string>()];

        Assert.All(forms, form =>
            Assert.Equal(AmountOracle.Read(number.Text), AmountOracle.Of(reading.Read(Utf8($"{{\"status\":\"Pending\",\"charge\":{form}}}")).Charge)));
    }

    public static void Strictness_makes_no_answer_look_better(IAnswerReading reading, Strictness @case)
    {
        byte[] one = Utf8(@case.Json), many = Utf8($"{{\"1\":{@case.Json}}}");
        IAnswerReading strict = reading.Strict();

        AssertNoBetter(strict.Read(one).Report, reading.Read(one).Report);
        AssertNoBetter(strict.ReadMany(many, "1")[0].Report, reading.ReadMany(many, "1")[0].Report);
    }

    public static void No_culture_changes_anything(IAnswerReading reading, BulkCase @case)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (string culture in Cultures)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                Assert.Equal(@case.Expected, reading.ReadMany(Utf8(@case.Json), @case.OrderIds));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static StatusReport Partial(IAnswerReading reading, string remains)
    {
        StatusReport report = reading.Read(Utf8($"{{\"status\":\"Partial\",\"remains\":{remains}}}")).Report;
        Assert.Equal(OrderStatus.Partial, report.Status);
        return report;
    }

    private static void AssertNoBetter(StatusReport less, StatusReport more)
    {
        if (less.Kind == ReportKind.Status)
        {
            Assert.Equal((ReportKind.Status, less.Status), (more.Kind, more.Status));
            Assert.True(!less.Remains.IsKnown || less.Remains == more.Remains);
        }
    }

    private static bool IsJson(string number)
    {
        try
        {
            return JsonDocument.Parse(number).RootElement.ValueKind == JsonValueKind.Number;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static void AssertFailed(ProviderAnswer[] answers) => Assert.All(answers, answer => Assert.Equal(ReportKind.Malformed, answer.Report.Kind));

    private static byte[] Utf8(string json) => Encoding.UTF8.GetBytes(json);
}
