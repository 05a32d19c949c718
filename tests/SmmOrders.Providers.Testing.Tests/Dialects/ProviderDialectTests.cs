namespace SmmOrders.Providers.Testing.Tests;

/// <summary>A dialect has a word for each status.</summary>
public sealed class ProviderDialectTests
{
    [Fact]
    public void Every_trait_is_in_some_dialect() => Assert.Equal(
        Enum.GetValues<DialectTraits>().Where(trait => trait != DialectTraits.None),
        Enum.GetValues<DialectTraits>().Where(trait => trait != DialectTraits.None && Known.Dialects.Any(dialect => dialect.Traits.HasFlag(trait))));

    [Fact]
    public void Every_shape_and_support_is_in_some_dialect()
    {
        Assert.Equal(Enum.GetValues<ErrorShape>(), Known.Dialects.Select(dialect => dialect.ErrorShape).Distinct().Order());
        Assert.Equal(Enum.GetValues<CancelShape>(), Known.Dialects.Select(dialect => dialect.CancelShape).Distinct().Order());
        Assert.Equal(Enum.GetValues<BulkStatusSupport>(), Known.Dialects.Select(dialect => dialect.BulkStatus).Distinct().Order());
    }

    [Fact]
    public void No_two_dialects_have_a_name_in_common() =>
        Assert.Equal(Known.Dialects.Count(), Known.Dialects.Select(dialect => dialect.Name).Distinct().Count());

    [Fact]
    public void Words_are_those_of_the_statuses()
    {
        Assert.Equal("In progress", ProviderDialect.Canonical.WordFor(OrderStatus.InProgress));
        Assert.Equal("canonical", ProviderDialect.Canonical.ToString());
        _ = Assert.Throws<ArgumentOutOfRangeException>(() => ProviderDialect.Canonical.WordFor(0));
    }

    [Fact]
    public void A_dialect_without_its_words_is_refused()
    {
        Assert.Equal("words", Assert.Throws<ArgumentException>(() => new ProviderDialect("mine", ["Pending"], DialectTraits.None)).ParamName);
        Assert.Equal("words", Assert.Throws<ArgumentException>(() => new ProviderDialect("mine", default, DialectTraits.None)).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => new ProviderDialect("", ["1", "2", "3", "4", "5", "6"], DialectTraits.None)).ParamName);
    }
}
