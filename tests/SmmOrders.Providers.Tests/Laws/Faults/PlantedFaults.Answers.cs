using System.Text.RegularExpressions;

namespace SmmOrders.Providers.Tests.Laws;

/// <content>Mistakes of the common grammar.</content>
internal static partial class PlantedFaults
{
    private static PlantedFault[] OfAnswers =>
    [
        new("does not ask whose it is", nameof(AnswerLaws.A_thing_comes_only_from_where_the_one_that_was_asked_for_is_named_or_nobody), new FaultyReading
        {
            Given = (body, _) => Edit(body, json => NameKey().Replace(json, "\"stranger\"$1")),
        }),
        new("looks at the name in the outermost layer alone", nameof(AnswerLaws.A_thing_comes_only_from_where_the_one_that_was_asked_for_is_named_or_nobody), new FaultyReading
        {
            Given = (body, _) => Edit(body, json => json[..1] + NameKey().Replace(json[1..], match => json[..match.Index].Count(c => c == '{') > 1 ? $"\"stranger\"{match.Groups[1]}" : match.Value)),
        }),
        new("takes the only order in a map for the one", nameof(AnswerLaws.A_thing_comes_only_from_where_the_one_that_was_asked_for_is_named_or_nobody), new FaultyReading
        {
            Given = (body, _) => Edit(body, json => NumberAsKey().Replace(json, "\"data\"$1")),
        }),
        new("takes a thing beside an error", nameof(AnswerLaws.A_thing_never_comes_from_what_says_no), new FaultyReading
        {
            Given = (body, _) => Edit(body, json => ErrorKey().Replace(json, "\"stranger\"$1")),
        }),
        new("takes a thing beside a success that says no", nameof(AnswerLaws.A_thing_never_comes_from_what_says_no), new FaultyReading
        {
            Given = (body, _) => Edit(body, json => VerdictKey().Replace(json, "\"stranger\"$1")),
        }),
        new("opens an envelope that says no", nameof(AnswerLaws.A_thing_never_comes_from_what_says_no), new FaultyReading
        {
            Given = (body, _) => Edit(body, json => StatusThatSaysNo().Replace(json, "$1true")),
        }),
        new("calls refused what was done", nameof(AnswerLaws.A_change_that_may_have_been_made_is_never_told_as_refused), new FaultyReading
        {
            Found = (_, _, findings) => [.. findings.Select(finding => finding.Text.StartsWith("done and refused at once", StringComparison.Ordinal) ? new Finding(FindingKind.No, "x") : finding)],
        }),
        new("opens every object as an envelope", nameof(AnswerLaws.A_key_that_means_nothing_changes_nothing), new FaultyReading
        {
            Given = (body, _) => Edit(body, json => json.Replace("\"details\"", "\"data\"", StringComparison.Ordinal)),
        }),
        new("finds a key by its beginning", nameof(AnswerLaws.A_key_that_means_nothing_changes_nothing), new FaultyReading
        {
            Given = (body, _) => Edit(body, json => json.Replace("\"statuses\"", "\"status\"", StringComparison.Ordinal)),
        }),
        new("lets one broken item break all", nameof(AnswerLaws.A_broken_item_changes_no_other), new FaultyReading
        {
            Found = (_, _, findings) => findings.Any(finding => finding.Kind == FindingKind.Broken) ? [.. findings.Select(_ => new Finding(FindingKind.Broken, ""))] : findings,
        }),
        new("hands out a list by position", nameof(AnswerLaws.A_list_is_read_as_the_map_of_the_same), new FaultyReading
        {
            Found = (_, body, findings) => body[0] == (byte)'[' ? [.. findings.Reverse()] : findings,
        }),
        new("opens one envelope and no more", nameof(AnswerLaws.What_stands_in_any_container_is_read), new FaultyReading
        {
            Given = (body, _) => Edit(body, json => EnvelopeInEnvelope().Replace(json, "$1\"stranger\":")),
        }),
        new("reads no list", nameof(AnswerLaws.What_stands_in_any_container_is_read), new FaultyReading
        {
            Found = (question, body, findings) => body[0] == (byte)'[' ? [.. findings.Select(_ => new Finding(FindingKind.Absent, ""))] : findings,
        }),
        new("throws on a body that is no JSON", nameof(AnswerLaws.Nothing_throws_whatever_was_asked), new FaultyReading
        {
            Given = (body, _) =>
            {
                using var document = System.Text.Json.JsonDocument.Parse(body);
                return body;
            },
        }),
        new("shows words as they came", nameof(AnswerLaws.Nothing_throws_whatever_was_asked), new FaultyReading
        {
            Found = (_, body, findings) => [.. findings.Select(finding => finding with { Text = finding.Text + (body.Contains((byte)0) ? "\0" : "") })],
        }),
    ];

    [GeneratedRegex("\"(?:order|order_id|orderId|refill|refill_id|refillId|id)\"([ \t\r\n]*:[ \t\r\n]*[^ {\\[])", RegexOptions.IgnoreCase)]
    private static partial Regex NameKey();

    [GeneratedRegex("\"[0-9]+\"([ \t\r\n]*:)")]
    private static partial Regex NumberAsKey();

    [GeneratedRegex("\"(?:error|errors|error_message)\"([ \t\r\n]*:)", RegexOptions.IgnoreCase)]
    private static partial Regex ErrorKey();

    [GeneratedRegex("\"(?:success|result|ok)\"([ \t\r\n]*:[ \t\r\n]*[^{\\[])", RegexOptions.IgnoreCase)]
    private static partial Regex VerdictKey();

    [GeneratedRegex("(\"status\"[ \t\r\n]*:)(?:false|\" ?(?:fail|failed|error|false|0) ?\"|0)", RegexOptions.IgnoreCase)]
    private static partial Regex StatusThatSaysNo();

    [GeneratedRegex("(\"(?:data|result)\"[ \t\r\n]*:\\{[^{}]*)\"(?:data|result)\"[ \t\r\n]*:", RegexOptions.IgnoreCase)]
    private static partial Regex EnvelopeInEnvelope();
}
