using System.IO.Compression;
using System.Xml.Linq;

namespace SmmOrders.PackageTests;

/// <summary>What is inside a package file.</summary>
internal sealed class Package
{
    private Package(IReadOnlyDictionary<string, byte[]> files) => Files = files;

    /// <summary>Every file by its path.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    public XElement Metadata => XDocument.Load(new MemoryStream(Files[Nuspec])).Root!.Elements().Single(element => element.Name.LocalName == "metadata");

    private string Nuspec => Assert.Single(Files.Keys, file => file.EndsWith(".nuspec", StringComparison.Ordinal));

    public static Package Open(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(file);
        return new Package(archive.Entries.ToDictionary(entry => entry.FullName, Read, StringComparer.Ordinal));
    }

    /// <summary>The text of an element of the metadata; empty where there is none.</summary>
    public string Describe(string element) => Find(element)?.Value ?? "";

    public XElement? Find(string element) => Metadata.Element(Metadata.Name.Namespace + element);

    /// <summary>An attribute of each element of that name within an element of the metadata; nothing where there is none.</summary>
    public IEnumerable<string> Values(string within, string element, string attribute) =>
        Find(within)?.Descendants(Metadata.Name.Namespace + element).Select(found => found.Attribute(attribute)!.Value) ?? [];

    /// <summary>The package with a file more, or with another in its place.</summary>
    public Package With(string file, byte[] content) => new(new Dictionary<string, byte[]>(Files, StringComparer.Ordinal) { [file] = content });

    /// <summary>The package without the files of that kind.</summary>
    public Package Without(string extension) =>
        new(Files.Where(file => !file.Key.EndsWith(extension, StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal));

    /// <summary>The package with other words in an element of the metadata.</summary>
    public Package Describing(string element, string words) => Rewriting(metadata => metadata.Element(metadata.Name.Namespace + element)!.Value = words);

    /// <summary>The package with other metadata.</summary>
    public Package Rewriting(Action<XElement> change)
    {
        XElement metadata = Metadata;
        change(metadata);
        using var nuspec = new MemoryStream();
        metadata.Document!.Save(nuspec);
        return With(Nuspec, nuspec.ToArray());
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var buffer = new MemoryStream();
        using Stream content = entry.Open();
        content.CopyTo(buffer);
        return buffer.ToArray();
    }
}
