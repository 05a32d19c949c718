using System.IO.Compression;
using System.Xml.Linq;

namespace SmmOrders.PackageTests;

/// <summary>What is inside a package file.</summary>
internal sealed class Package
{
    private Package(IReadOnlyDictionary<string, byte[]> files) => Files = files;

    /// <summary>Every file by its path.</summary>
    public IReadOnlyDictionary<string, byte[]> Files { get; }

    public XElement Metadata
    {
        get
        {
            string nuspec = Assert.Single(Files.Keys, file => file.EndsWith(".nuspec", StringComparison.Ordinal));
            XElement root = XDocument.Load(new MemoryStream(Files[nuspec])).Root!;
            return root.Element(root.Name.Namespace + "metadata")!;
        }
    }

    public static Package Open(string file)
    {
        using ZipArchive archive = ZipFile.OpenRead(file);
        return new Package(archive.Entries.ToDictionary(entry => entry.FullName, Read, StringComparer.Ordinal));
    }

    /// <summary>The text of an element of the metadata; empty where there is none.</summary>
    public string Describe(string element) => this.Find(element)?.Value ?? "";

    public XElement? Find(string element) => Metadata.Element(Metadata.Name.Namespace + element);

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var buffer = new MemoryStream();
        using Stream content = entry.Open();
        content.CopyTo(buffer);
        return buffer.ToArray();
    }
}
