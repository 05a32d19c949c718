using System.Text;
using Xunit.Sdk;

namespace SmmOrders.PackageTests;

public sealed class ContentTests(PackedRepository packed) : PackedTests(packed)
{
    public static TheoryData<string> Ids => Product.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_symbols_are_beside_it_and_have_no_other_file(string id) => HasTheSymbolsOf(id, Packed.OpenSymbols(id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Symbols_that_lack_a_file_or_have_another_are_caught(string id)
    {
        _ = Assert.ThrowsAny<XunitException>(() => HasTheSymbolsOf(id, Packed.OpenSymbols(id).Without(".pdb")));
        _ = Assert.ThrowsAny<XunitException>(() => HasTheSymbolsOf(id, Packed.OpenSymbols(id).With($"lib/net10.0/{id}.dll", [])));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_file_knows_where_it_was_built(string id) =>
        Assert.All(Packed.Open(id).Files.Concat(Packed.OpenSymbols(id).Files), file => Assert.False(Knows(file.Value, Packed.First.Root), file.Key));

    [Fact]
    public void A_place_is_found_in_either_encoding()
    {
        Assert.True(Knows(Encoding.UTF8.GetBytes($"built in {Packed.First.Root}/src"), Packed.First.Root));
        Assert.True(Knows(Encoding.Unicode.GetBytes($"built in {Packed.First.Root}/src"), Packed.First.Root));
    }

    private static void HasTheSymbolsOf(string id, Package symbols) =>
        Assert.Equal(Product.Of(id).SymbolFiles.Order(StringComparer.Ordinal), symbols.Files.Keys.Order(StringComparer.Ordinal));

    private static bool Knows(ReadOnlySpan<byte> content, string place) =>
        content.IndexOf(Encoding.UTF8.GetBytes(place)) >= 0 || content.IndexOf(Encoding.Unicode.GetBytes(place)) >= 0;
}
