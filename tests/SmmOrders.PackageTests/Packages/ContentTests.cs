namespace SmmOrders.PackageTests;

public sealed class ContentTests(PackedRepository packed)
{
    public static TheoryData<string> Ids => Product.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_has_the_files_that_it_needs_and_no_other(string id)
    {
        string[] expected =
        [
            .. Frame(id),
            "README.md",
            "icon.png",
            $"lib/net10.0/{id}.dll",
            $"lib/net10.0/{id}.xml",
            .. Product.Of(id).Languages.Select(language => $"lib/net10.0/{language}/{id}.resources.dll"),
        ];

        Assert.Equal(expected.Order(StringComparer.Ordinal), packed.Open(id).Files.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Its_symbols_are_beside_it_and_have_no_other_file(string id)
    {
        string[] expected = [.. Frame(id), $"lib/net10.0/{id}.pdb"];

        Assert.Equal(expected.Order(StringComparer.Ordinal), packed.OpenSymbols(id).Files.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_file_knows_where_it_was_built(string id)
    {
        byte[] here = System.Text.Encoding.UTF8.GetBytes(packed.First.Root);
        byte[] hereWide = System.Text.Encoding.Unicode.GetBytes(packed.First.Root);

        Assert.All(
            packed.Open(id).Files.Concat(packed.OpenSymbols(id).Files),
            file => Assert.True(file.Value.AsSpan().IndexOf(here) < 0 && file.Value.AsSpan().IndexOf(hereWide) < 0, file.Key));
    }

    // What the package format itself puts into every package.
    private static string[] Frame(string id) =>
        [$"{id}.nuspec", "[Content_Types].xml", "_rels/.rels", "package/services/metadata/core-properties/nuget.psmdcp"];
}
