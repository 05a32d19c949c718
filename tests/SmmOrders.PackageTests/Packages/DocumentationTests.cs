using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace SmmOrders.PackageTests;

public sealed class DocumentationTests(PackedRepository packed) : PackedTests(packed)
{
    public static TheoryData<string> Ids => Product.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_public_member_is_documented(string id)
    {
        Package package = Packed.Open(id);

        Assert.Empty(Undocumented(PackagedAssembly.Of(Packed, id), package.Files[$"lib/net10.0/{id}.xml"]));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_member_whose_words_are_lost_is_missed(string id)
    {
        IAssemblySymbol assembly = PackagedAssembly.Of(Packed, id);
        string name = PackagedAssembly.PublicSymbols(assembly).OfType<IPropertySymbol>().Last().GetDocumentationCommentId()!;
        XDocument documentation = XDocument.Load(new MemoryStream(Packed.Open(id).Files[$"lib/net10.0/{id}.xml"]));
        documentation.Descendants("member").Single(member => member.Attribute("name")!.Value == name).Remove();
        using var torn = new MemoryStream();
        documentation.Save(torn);

        Assert.Equal([name], Undocumented(assembly, torn.ToArray()));
    }

    private static IEnumerable<string> Undocumented(IAssemblySymbol assembly, byte[] xml)
    {
        HashSet<string> documented = [.. XDocument.Load(new MemoryStream(xml))
            .Descendants("member")
            .Where(member => member.HasElements)
            .Select(member => member.Attribute("name")!.Value)];
        return PackagedAssembly.PublicSymbols(assembly)
            .Select(symbol => symbol.GetDocumentationCommentId()!)
            .Where(member => !documented.Contains(member));
    }
}
