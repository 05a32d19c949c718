using System.Buffers.Binary;
using System.Xml.Linq;

namespace SmmOrders.PackageTests;

/// <summary>
/// What a package must be: a check that throws where it is not, and packages that break the rule, made of a sound one.
/// </summary>
internal sealed record PackageRule(string Sentence, Action<Package, Product, PackedRepository> Check, params Func<Package, Package>[] Plants)
{
    public static IReadOnlyList<PackageRule> All { get; } =
    [
        new(
            "A package says what it is",
            (package, product, _) =>
            {
                Assert.Equal(product.Id, package.Describe("id"));
                Assert.Equal(Repository.Version, package.Describe("version"));
                Assert.StartsWith($"{product.Id}: ", package.Describe("title"), StringComparison.Ordinal);
                Assert.Contains("order status", package.Describe("description"), StringComparison.OrdinalIgnoreCase);
                Assert.Equal("The SmmOrders authors", package.Describe("authors"));
                Assert.Equal(Product.Url, package.Describe("projectUrl"));
                Assert.StartsWith(Product.Url, package.Describe("releaseNotes"), StringComparison.Ordinal);
                Assert.Superset(new HashSet<string> { "smm", "smm-panel", "order-status", "refund" }, package.Describe("tags").Split(' ').ToHashSet());
            },
            package => package.Describing("id", "OrderStatus"),
            package => package.Describing("version", "0.0.1"),
            package => package.Describing("title", "Orders"),
            package => package.Describing("description", "Orders of a panel."),
            package => package.Describing("authors", ""),
            package => package.Describing("projectUrl", "https://example.org"),
            package => package.Describing("releaseNotes", ""),
            package => package.Describing("tags", "smm smm-panel refund")),
        new(
            "A package may be used under the MIT licence",
            (package, _, _) => Assert.Equal(("expression", "MIT"), (package.Find("license")?.Attribute("type")?.Value, package.Describe("license"))),
            package => package.Describing("license", "GPL-3.0-only"),
            package => package.Rewriting(metadata => Child(metadata, "license").SetAttributeValue("type", "file")),
            package => package.Rewriting(metadata => Child(metadata, "license").Remove())),
        new(
            "A package names the commit that it was made of",
            (package, _, packed) => Assert.Equal(
                ("git", Product.Url, packed.First.Commit),
                (RepositoryOf(package, "type"), RepositoryOf(package, "url"), RepositoryOf(package, "commit"))),
            package => package.Rewriting(metadata => Child(metadata, "repository").SetAttributeValue("commit", new string('0', 40))),
            package => package.Rewriting(metadata => Child(metadata, "repository").Remove())),
        new(
            "A package shows the readme of its project",
            (package, product, _) =>
            {
                Assert.Equal("README.md", package.Describe("readme"));
                Assert.Equal(File.ReadAllBytes(Path.Combine(Repository.Root, "src", product.Id, "README.md")), package.Files["README.md"]);
            },
            package => package.Describing("readme", ""),
            package => package.With("README.md", "# Another"u8.ToArray())),
        new(
            "A package has an icon of 128 by 128",
            (package, _, _) =>
            {
                byte[] icon = package.Files[package.Describe("icon")];
                Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], icon[..4]);
                Assert.Equal((128, 128), (BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(icon.AsSpan(20))));
            },
            package => package.With("icon.png", [.. package.Files["icon.png"][..16], 0, 0, 0, 64, .. package.Files["icon.png"][20..]]),
            package => package.With("icon.png", [.. "<svg/>"u8, .. package.Files["icon.png"][6..]])),
        new(
            "A package depends on what is intended and on nothing else",
            (package, product, _) =>
            {
                Assert.Equal(["net10.0"], package.Values("dependencies", "group", "targetFramework"));
                Assert.Equal(
                    product.Dependencies,
                    package.Values("dependencies", "dependency", "id").Zip(package.Values("dependencies", "dependency", "version"), (id, version) => $"{id} {version}"));
                Assert.Equal(product.Frameworks, package.Values("frameworkReferences", "frameworkReference", "name"));
            },
            package => package.Rewriting(metadata => Descendant(metadata, "dependency").SetAttributeValue("version", "99.0.0")),
            package => package.Rewriting(metadata => Descendant(metadata, "dependency").SetAttributeValue("id", "Newtonsoft.Json")),
            package => package.Rewriting(metadata => Descendant(metadata, "dependency").Remove()),
            package => package.Rewriting(metadata => Descendant(metadata, "group").SetAttributeValue("targetFramework", "net8.0")),
            package => package.Rewriting(metadata => metadata.Add(new XElement(
                metadata.Name.Namespace + "frameworkReferences",
                new XElement(metadata.Name.Namespace + "frameworkReference", new XAttribute("name", "Microsoft.WindowsDesktop.App")))))),
        new(
            "A package has the files that it needs and no other",
            (package, product, _) => Assert.Equal(
                product.Files.Order(StringComparer.Ordinal),
                package.Files.Keys.Order(StringComparer.Ordinal)),
            package => package.With("lib/net10.0/appsettings.json", []),
            package => package.Without(".xml"),
            package => package.Without(".dll")),
    ];

    private static string? RepositoryOf(Package package, string attribute) => package.Find("repository")?.Attribute(attribute)?.Value;

    private static XElement Child(XElement metadata, string name) => metadata.Element(metadata.Name.Namespace + name)!;

    private static XElement Descendant(XElement metadata, string name) => metadata.Descendants(metadata.Name.Namespace + name).First();
}
