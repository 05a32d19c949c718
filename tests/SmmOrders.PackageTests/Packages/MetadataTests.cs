using System.Buffers.Binary;
using System.Xml.Linq;

namespace SmmOrders.PackageTests;

public sealed class MetadataTests(PackedRepository packed)
{
    public static TheoryData<string> Ids => Product.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_says_what_it_is(string id)
    {
        Package package = packed.Open(id);

        Assert.Equal(id, package.Describe("id"));
        Assert.Equal(Repository.Version, package.Describe("version"));
        Assert.StartsWith($"{id}: ", package.Describe("title"), StringComparison.Ordinal);
        Assert.Contains("order status", package.Describe("description"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal("The SmmOrders authors", package.Describe("authors"));
        Assert.Equal(Product.Url, package.Describe("projectUrl"));
        Assert.StartsWith(Product.Url, package.Describe("releaseNotes"), StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "smm", "smm-panel", "order-status", "refund" }, package.Describe("tags").Split(' ').ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_may_be_used_under_the_MIT_licence(string id)
    {
        XElement licence = packed.Open(id).Find("license")!;

        Assert.Equal(("expression", "MIT"), (licence.Attribute("type")!.Value, licence.Value));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_names_the_commit_it_was_made_of(string id)
    {
        XElement repository = packed.Open(id).Find("repository")!;

        Assert.Equal("git", repository.Attribute("type")!.Value);
        Assert.Equal(Product.Url, repository.Attribute("url")!.Value);
        Assert.Equal(packed.First.Commit, repository.Attribute("commit")?.Value);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_shows_the_readme_of_its_project(string id)
    {
        Package package = packed.Open(id);

        Assert.Equal("README.md", package.Describe("readme"));
        Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Root, "src", id, "README.md")), package.Files["README.md"]);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_has_an_icon_of_128_by_128(string id)
    {
        Package package = packed.Open(id);
        byte[] icon = package.Files[package.Describe("icon")];

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], icon[..4]);
        Assert.Equal((128, 128), (BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20))));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_package_depends_on_what_is_intended_and_on_nothing_else(string id)
    {
        XElement dependencies = packed.Open(id).Find("dependencies")!;
        XName group = dependencies.Name.Namespace + "group";
        XName dependency = dependencies.Name.Namespace + "dependency";

        Assert.Equal("net10.0", Assert.Single(dependencies.Elements(group)).Attribute("targetFramework")!.Value);
        Assert.Equal(
            Product.Of(id).Dependencies,
            dependencies.Descendants(dependency).Select(used => $"{used.Attribute("id")!.Value} {used.Attribute("version")!.Value}"));
    }
}
