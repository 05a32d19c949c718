using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>What holds of every answer to every action: the common grammar, over answers of which is known what was put where.</summary>
internal static class AnswerLaws
{
    /// <summary>All laws, by the sentence that each is.</summary>
    public static IReadOnlyDictionary<string, Law> All { get; } = new Dictionary<string, Law>
    {
        [nameof(A_thing_comes_only_from_where_the_one_that_was_asked_for_is_named_or_nobody)] =
            Law.Of(WildAnswer.Arbitrary, A_thing_comes_only_from_where_the_one_that_was_asked_for_is_named_or_nobody, times: 2),
        [nameof(A_thing_never_comes_from_what_says_no)] = Law.Of(WildAnswer.Arbitrary, A_thing_never_comes_from_what_says_no, times: 2),
        [nameof(A_change_that_may_have_been_made_is_never_told_as_refused)] =
            Law.Of(WildAnswer.OfChanges, A_change_that_may_have_been_made_is_never_told_as_refused, times: 2),
        [nameof(A_key_that_means_nothing_changes_nothing)] = Law.Of(WildAnswer.Arbitrary, A_key_that_means_nothing_changes_nothing, times: 2),
        [nameof(A_broken_item_changes_no_other)] = Law.Of(WildItems.Several, A_broken_item_changes_no_other, times: 2),
        [nameof(A_list_is_read_as_the_map_of_the_same)] = Law.Of(WildItems.Any, A_list_is_read_as_the_map_of_the_same, times: 2),
        [nameof(What_stands_in_any_container_is_read)] = Law.Of(PlainAnswer.Arbitrary, What_stands_in_any_container_is_read),
        [nameof(Nothing_throws_whatever_was_asked)] = Law.Of(AnyAnswer.Arbitrary, Nothing_throws_whatever_was_asked),
    };

    public static void A_thing_comes_only_from_where_the_one_that_was_asked_for_is_named_or_nobody(IAnswerReading reading, WildAnswer answer) =>
        AssertOnlyFrom(reading, answer, (trail, id, isAboutOne) => (trail with { SaysNo = false }).MayBeOf(id, isAboutOne));

    public static void A_thing_never_comes_from_what_says_no(IAnswerReading reading, WildAnswer answer) =>
        AssertOnlyFrom(reading, answer, (trail, id, isAboutOne) => !trail.SaysNo);

    public static void A_change_that_may_have_been_made_is_never_told_as_refused(IAnswerReading reading, WildAnswer answer)
    {
        (string json, ImmutableArray<Leaf> leaves) = answer.Write();
        Question question = answer.Question;
        Finding[] findings = reading.Ask(question, Utf8(json));
        for (int i = 0; i < findings.Length; i++)
        {
            string id = question.Ids.IsEmpty ? "" : question.Ids[i];
            if (!id.All(char.IsAsciiDigit))
            {
                continue; // In an envelope that says no, a key with letters in it may mean anything.
            }

            Assert.False(
                findings[i].Kind == FindingKind.No && leaves.Any(leaf => leaf.Marker.Length > 0 && !leaf.Trail.IsInCrowd && (leaf.Trail with { SaysNo = false }).MayBeOf(id, question.IsAboutOne)),
                $"{findings[i]} of {id}, which stands there as done.");
        }
    }

    public static void A_key_that_means_nothing_changes_nothing(IAnswerReading reading, WildAnswer answer)
    {
        Question question = answer.Question;

        Assert.Equal(
            reading.Ask(question, Utf8(answer.Write().Json)).Select(finding => finding.Told()),
            reading.Ask(question, Utf8(answer.Write(hasStrangers: true).Json)).Select(finding => finding.Told()));
    }

    public static void A_broken_item_changes_no_other(IAnswerReading reading, WildItems items)
    {
        Question question = items.Question;
        int spoiled = items.Seed % question.Ids.Length;

        AssertOthersSame(items.AsMap(), items.AsMap(spoiled));
        AssertOthersSame(items.AsList(), items.AsList(spoiled));

        void AssertOthersSame(string before, string after) => Assert.Equal(
            reading.Ask(question, Utf8(before)).Where((_, index) => index != spoiled),
            reading.Ask(question, Utf8(after)).Where((_, index) => index != spoiled));
    }

    public static void A_list_is_read_as_the_map_of_the_same(IAnswerReading reading, WildItems items) =>
        Assert.Equal(reading.Ask(items.Question, Utf8(items.AsMap())), reading.Ask(items.Question, Utf8(items.AsList())));

    public static void What_stands_in_any_container_is_read(IAnswerReading reading, PlainAnswer answer)
    {
        (Question question, string json, ImmutableArray<Finding> expected) = answer.Write();

        Assert.Equal(expected.Select(finding => (finding.Kind, finding.Marker, Text(finding))), reading.Ask(question, Utf8(json)).Select(finding => (finding.Kind, finding.Marker, Text(finding))));

        string Text(Finding finding) => question.Action == ProviderAction.Services ? "" : finding.Text;
    }

    public static void Nothing_throws_whatever_was_asked(IAnswerReading reading, AnyAnswer any)
    {
        Finding[] findings = [.. AnyAnswer.AllQuestions.SelectMany(question => reading.Ask(question, any.Bytes.ToArray()))];

        Assert.All(findings, finding =>
        {
            Assert.True(finding.Text.Length <= 1_000);
            Assert.DoesNotContain(finding.Text, c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format);
        });
    }

    private static void AssertOnlyFrom(IAnswerReading reading, WildAnswer answer, Func<Trail, string, bool, bool> mayBe)
    {
        (string json, ImmutableArray<Leaf> leaves) = answer.Write();
        Question question = answer.Question;
        Finding[] findings = reading.Ask(question, Utf8(json));
        for (int i = 0; i < findings.Length; i++)
        {
            string id = question.Ids.IsEmpty ? "" : question.Ids[i];
            bool isAloneWithYes = findings[i].Marker.Length == 0 && !question.IsAboutOne; // A yes for all names nobody.
            bool isFree = findings[i].Kind != FindingKind.Thing || IsNoStatus(findings[i]) || leaves.Any(leaf => leaf.Marker == findings[i].Marker
                && (mayBe(leaf.Trail, id, question.IsAboutOne) || (isAloneWithYes && mayBe(leaf.Trail.WithoutWeakNames(), id, true))));
            Assert.True(isFree, $"{findings[i]} of {id} comes from a place that is not its own.");
        }
    }

    // Every order that is put in has a count: a word without one is a call's yes that nobody knows, and ends no order.
    private static bool IsNoStatus(Finding finding) => finding.Marker.Length == 0 && finding.Text.StartsWith("Unknown", StringComparison.Ordinal);

    private static byte[] Utf8(string json) => Encoding.UTF8.GetBytes(json);
}
