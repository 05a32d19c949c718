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
    public void Each_finding_has_its_bit_for_ever_and_asks_for_attention_or_not(string name, int bit, bool attention)
    {
        Assert.Equal((Findings)bit, Enum.Parse<Findings>(name));
        Assert.Equal(attention, ((Findings)bit).NeedAttention());
        Assert.Equal(bit is 16 or 32 or 64, ((Findings)bit).AreUndecided());
    }

    [Fact]
    public void The_table_has_every_finding_and_no_other() =>
        Assert.Equal(Enum.GetNames<Findings>().Skip(1), Table.Select(row => row.Data.Item1));

    [Fact]
    public void States_begin_and_end_and_all_others_happened()
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
    public void One_that_asks_for_attention_is_enough()
    {
        Assert.False(Findings.None.NeedAttention());
        Assert.False((Findings.SkippedAhead | Findings.OverDelivered | Findings.Regression).NeedAttention());
        Assert.True((Findings.SkippedAhead | Findings.Reopened).NeedAttention());
        Assert.False((~(Findings.RemainsMissing | Findings.RemainsUnreadable | Findings.RemainsExceedsQuantity)).AreUndecided());
    }
}
