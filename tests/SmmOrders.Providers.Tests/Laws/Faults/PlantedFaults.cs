using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>The mistakes that readers of answers make, one at a time.</summary>
internal static partial class PlantedFaults
{
    public static IReadOnlyList<PlantedFault> All { get; } = [.. OfReaders, .. OfAnswers];

    private static PlantedFault[] OfReaders =>
    [
        new("reads missing remains as 0", nameof(ReaderLaws.A_report_in_any_dialect_is_that_report), new FaultyReading
        {
            Made = answer => IsStatus(answer) && answer.Report.Remains.IsMissing ? Status(answer.Report.Status!.Value, 0) : answer,
        }),
        new("reads unreadable remains as 0", nameof(ReaderLaws.Remains_are_what_the_grammar_says), new FaultyReading
        {
            Made = answer => IsStatus(answer) && answer.Report.Remains.IsUnreadable ? Status(answer.Report.Status!.Value, 0) : answer,
        }),
        new("reads +2 as two left", nameof(ReaderLaws.Remains_are_what_the_grammar_says), new FaultyReading
        {
            Given = (body, _) => Edit(body, json => json.Replace("\"\\u002B", "\"", StringComparison.Ordinal)),
        }),
        new("matches a part of a word", nameof(ReaderLaws.A_word_that_is_not_in_the_vocabulary_is_no_status), new FaultyReading
        {
            Made = answer => answer.Report.Kind == ReportKind.UnknownStatus && answer.Report.Detail!.Contains("ompleted", StringComparison.Ordinal)
                ? Status(OrderStatus.Completed, 0)
                : answer,
        }),
        new("takes every unknown word for Pending", nameof(ReaderLaws.A_word_that_is_not_in_the_vocabulary_is_no_status), new FaultyReading
        {
            Made = answer => answer.Report.Kind == ReportKind.UnknownStatus ? Status(OrderStatus.Pending, 0) : answer,
        }),
        new("lowers words as the thread's culture does", nameof(ReaderLaws.No_culture_changes_anything), new FaultyReading
        {
            Given = (body, _) => Edit(body, json => StatusText().Replace(json, match =>
                KnownSpellings.Contain(match.Groups["word"].Value) ? match.Value.ToLower(CultureInfo.CurrentCulture) : match.Value)),
        }),
        new("reads a point as the thread's culture does", nameof(ReaderLaws.No_culture_changes_anything), new FaultyReading
        {
            Given = (body, _) => CultureInfo.CurrentCulture.NumberFormat.NumberDecimalSeparator == "."
                ? body
                : Edit(body, json => PointBetweenDigits().Replace(json, "")),
        }),
        new("lets one bad item fail the batch", nameof(ReaderLaws.A_spoiled_item_changes_no_other), new FaultyReading
        {
            MadeOfAll = answers => answers.Any(answer => answer.Report.Kind == ReportKind.Malformed)
                ? [.. answers.Select(_ => new ProviderAnswer(StatusReport.Malformed("one of them")))]
                : answers,
        }),
        new("hands the answers out in another order", nameof(ReaderLaws.Every_order_of_a_bulk_answer_gets_its_own), new FaultyReading
        {
            MadeOfAll = answers => [.. answers.Reverse()],
        }),
        new("looks at the status before the error", nameof(ReaderLaws.An_error_comes_first_whatever_stands_beside_it), new FaultyReading
        {
            Given = (body, _) => Edit(body, json => json.Replace("\"error\"", "\"err0r\"", StringComparison.Ordinal)),
        }),
        new("takes one of two that contradict each other", nameof(ReaderLaws.A_key_that_contradicts_itself_is_malformed), new FaultyReading
        {
            Made = answer => answer.Report.Detail?.StartsWith("a key occurs twice", StringComparison.Ordinal) == true ? Status(OrderStatus.Completed, 0) : answer,
        }),
        new("keeps what it read before the cut", nameof(ReaderLaws.An_answer_that_is_cut_off_is_a_failed_poll_for_all), new FaultyReading
        {
            Given = (body, _) => Edit(body, json => json.EndsWith('}') || !json.Contains("},", StringComparison.Ordinal)
                ? json
                : $"{json[..json.LastIndexOf("},", StringComparison.Ordinal)]}}}}}"),
        }),
        new("stops at the end of the answer", nameof(ReaderLaws.Something_after_the_answer_is_a_failed_poll_for_all), new FaultyReading
        {
            Given = (body, _) => FirstValue(body),
        }),
        new("throws on what is no JSON", nameof(ReaderLaws.Any_bytes_at_all_give_every_order_an_answer), new FaultyReading
        {
            Given = (body, _) =>
            {
                using var document = JsonDocument.Parse(body);
                return body;
            },
        }),
        new("shows a text as it came", nameof(ReaderLaws.Any_bytes_at_all_give_every_order_an_answer), new FaultyReading
        {
            Made = answer => answer.Report.Kind == ReportKind.ProviderError ? new(StatusReport.ProviderError(answer.Report.Detail + "\u001b")) : answer,
        }),
        new("takes a charge for a double", nameof(ReaderLaws.A_charge_is_exact_or_nothing), new FaultyReading
        {
            Made = answer => answer.Charge is { } charge ? new(answer.Report, answer.StartCount, (decimal)(double)charge, answer.Currency) : answer,
        }),
        new("passes over the keys that it does not forgive", nameof(ReaderLaws.Strictness_makes_no_answer_look_better), new FaultyReading
        {
            Given = (body, isStrict) => !isStrict
                ? body
                : Edit(body, json => KeyWithCapitals().Replace(json, "\"stranger\":")),
        }),
    ];

    private static bool IsStatus(ProviderAnswer answer) => answer.Report.Kind == ReportKind.Status;

    private static ProviderAnswer Status(OrderStatus status, long remains) => new(StatusReport.Of(status, remains));

    private static byte[] Edit(byte[] body, Func<string, string> edit) => Encoding.UTF8.GetBytes(edit(Encoding.UTF8.GetString(body)));

    private static byte[] FirstValue(byte[] body)
    {
        var json = new Utf8JsonReader(body);
        _ = json.Read();
        json.Skip();
        return body[..(int)json.BytesConsumed];
    }

    [GeneratedRegex("(?<=\"status\":)\"(?<word>[^\"\\\\]*)\"")]
    private static partial Regex StatusText();

    [GeneratedRegex(@"(?<=[0-9])\.(?=[0-9])")]
    private static partial Regex PointBetweenDigits();

    [GeneratedRegex("\"[^\"]*[A-Z][^\"]*\"[ \t\r\n]*:")]
    private static partial Regex KeyWithCapitals();
}
