namespace SmmOrders.Tests;

public sealed class RefusalKindsTests
{
    /// <summary>The table of domain rules, section 7, typed by hand.</summary>
    public static TheoryData<RefusalKind, RefusalConsequence, bool> Table => new()
    {
        { RefusalKind.ProviderOutOfFunds, RefusalConsequence.WaitWithBackoff, true },
        { RefusalKind.Unauthorized, RefusalConsequence.WaitWithBackoff, true },
        { RefusalKind.RateLimited, RefusalConsequence.WaitWithBackoff, true },
        { RefusalKind.Maintenance, RefusalConsequence.WaitWithBackoff, true },
        { RefusalKind.ActiveOrderOnLink, RefusalConsequence.WaitForLink, true },
        { RefusalKind.ServiceClosed, RefusalConsequence.NextProvider, false },
        { RefusalKind.BadLink, RefusalConsequence.OrderAtFault, false },
        { RefusalKind.QuantityOutOfRange, RefusalConsequence.OrderAtFault, false },
        { RefusalKind.Duplicate, RefusalConsequence.Person, false },
        { RefusalKind.Other, RefusalConsequence.Person, false },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_kind_of_refusal_has_one_consequence(RefusalKind kind, RefusalConsequence consequence, bool waits)
    {
        Assert.Equal(consequence, kind.Consequence());
        Assert.Equal(waits, kind.Waits());
    }

    [Fact]
    public void The_table_has_every_kind() => Assert.Equal(Enum.GetValues<RefusalKind>(), Table.Select(row => row.Data.Item1));

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void An_undefined_kind_is_refused(byte kind) => BadInput.Refused(
        "kind",
        (RefusalKind)kind,
        $"{kind} is not a refusal kind. Use one of: {string.Join(", ", Enum.GetNames<RefusalKind>())}.",
        () => ((RefusalKind)kind).Consequence());
}
