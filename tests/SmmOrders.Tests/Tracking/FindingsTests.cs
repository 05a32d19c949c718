using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace SmmOrders.Tests;

public sealed class FindingsTests
{
    /// <summary>The table of findings, typed by hand: the stored bit, and whether a person should look.</summary>
    public static TheoryData<string, int, bool> Table => new()
    {
        { "SkippedAhead", 1, false },
        { "PartialWithNothingDelivered", 2, true },
        { "PartialFullyDelivered", 4, true },
        { "OverDelivered", 8, false },
        { "RemainsMissing", 16, true },
        { "RemainsUnreadable", 32, true },
        { "RemainsExceedsQuantity", 64, true },
        { "CompletedWithRemains", 128, true },
        { "CanceledAfterDelivery", 256, true },
        { "Regression", 512, false },
        { "Reopened", 1024, true },
        { "Correction", 2048, true },
        { "RefundWouldDecrease", 4096, true },
        { "UnknownStatus", 8192, true },
        { "ProviderError", 16384, false },
        { "NotReported", 32768, false },
        { "Malformed", 65536, false },
        { "StuckInProcessing", 131072, true },
        { "Late", 262144, true },
        { "DeliveryDecreased", 524288, true },
        { "Unanswered", 1048576, true },
        { "NotPlaced", 2097152, true },
        { "SubmissionRefused", 4194304, true },
        { "SubmissionUnknown", 8388608, true },
        { "RequestUnknown", 16777216, true },
        { "PlacedTwice", 33554432, true },
        { "NotApplied", 67108864, true },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_finding_has_a_stable_bit_and_asks_for_attention_or_not(string name, int bit, bool attention)
    {
        Assert.Equal((Findings)bit, Enum.Parse<Findings>(name));
        Assert.Equal(attention, ((Findings)bit).NeedAttention());
        Assert.Equal(bit is 16 or 32 or 64, ((Findings)bit).AreUndecided());
    }

    [Fact]
    public void The_table_has_every_finding_and_no_other() =>
        Assert.Equal(Enum.GetNames<Findings>().Skip(1), Table.Select(row => row.Data.Item1));

    [Fact]
    public void All_findings_are_listed_and_any_can_be_enumerated_in_code_order()
    {
        Assert.Equal(Table.Select(row => (Findings)row.Data.Item2), FindingsExtensions.All);
        Assert.Equal([Findings.SkippedAhead, Findings.Late], (Findings.Late | Findings.SkippedAhead | (Findings)(1 << 30)).Each());
        Assert.Equal(FindingsExtensions.All, ((Findings)(-1)).Each());
        Assert.Empty(Findings.None.Each());
    }

    [Fact]
    public void The_documentation_of_each_finding_says_whether_it_asks_for_attention_and_is_a_state()
    {
        var documentation = XDocument.Load(Path.ChangeExtension(typeof(Findings).Assembly.Location, "xml"));

        Assert.All(FindingsExtensions.All, finding =>
        {
            string told = documentation.Descendants("member").Single(member => (string?)member.Attribute("name") == $"F:SmmOrders.Findings.{finding}").Value;
            Assert.Equal((finding.NeedAttention(), !finding.NeedAttention()), (Regex.IsMatch(told, @"\bAttention\."), told.Contains("No attention needed.", StringComparison.Ordinal)));
            Assert.Equal(finding.States() == finding, Regex.IsMatch(told, @"\bA state[,.]"));
        });
    }

    [Fact]
    public void Each_finding_has_a_sentence_of_its_own()
    {
        var guide = new OrderGuide(RefundPolicy.HalfUp(2));
        string[] sentences = [.. FindingsExtensions.All.Select(finding => guide.DescribeFinding(finding))];

        Assert.Equal(sentences, guide.Describe((Findings)(-1)));
        Assert.Equal(sentences.Distinct(), sentences);
        Assert.All(sentences, sentence => Assert.EndsWith(".", sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Findings.None)]
    [InlineData(Findings.Late | Findings.Regression)]
    [InlineData((Findings)(1 << 30))]
    public void A_sentence_is_about_one_finding(Findings findings)
    {
        ArgumentOutOfRangeException refused = Assert.Throws<ArgumentOutOfRangeException>("finding", () => new OrderGuide(RefundPolicy.HalfUp(2)).DescribeFinding(findings));

        Assert.StartsWith($"{findings} is not a single finding. Use one of: SkippedAhead, ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void States_begin_and_end_and_all_others_are_events()
    {
        Findings all = Enum.GetValues<Findings>().Aggregate((a, b) => a | b);

        Assert.Equal(
            Findings.RemainsMissing | Findings.RemainsUnreadable | Findings.RemainsExceedsQuantity | Findings.StuckInProcessing | Findings.Late | Findings.Unanswered
                | Findings.NotPlaced | Findings.SubmissionRefused | Findings.SubmissionUnknown | Findings.RequestUnknown | Findings.NotApplied,
            all.States());
        Assert.Equal(all, all.States() | all.Events());
        Assert.Equal(Findings.None, all.States() & all.Events());
        Assert.Equal(Findings.Correction, (Findings.Correction | Findings.Late).Events());
    }

    [Fact]
    public void One_finding_that_needs_attention_is_enough()
    {
        Assert.False(Findings.None.NeedAttention());
        Assert.False((Findings.SkippedAhead | Findings.OverDelivered | Findings.Regression).NeedAttention());
        Assert.True((Findings.SkippedAhead | Findings.Reopened).NeedAttention());
        Assert.False((~(Findings.RemainsMissing | Findings.RemainsUnreadable | Findings.RemainsExceedsQuantity)).AreUndecided());
    }
}
