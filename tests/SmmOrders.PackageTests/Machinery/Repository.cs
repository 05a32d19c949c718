using System.Xml.Linq;

namespace SmmOrders.PackageTests;

/// <summary>The sources that these tests were built from.</summary>
internal static class Repository
{
    private static readonly string[] NotSource = [".git", ".artifacts", ".vs", ".idea", "StrykerOutput", "TestResults"];

    public static string Root { get; } = FindRoot();

    /// <summary>The version of every package: it stands in one place.</summary>
    public static string Version { get; } = XDocument.Load(Path.Combine(Root, "Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

    /// <summary>The version of a package of others that the repository builds with.</summary>
    public static string VersionOf(string package) => XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion")
        .Single(version => (string?)version.Attribute("Include") == package).Attribute("Version")!.Value;

    /// <summary>Every source file, relative to the root, with forward slashes.</summary>
    public static IEnumerable<string> Files() => FilesIn(Root)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<string> FilesIn(string folder) => Directory
        .EnumerateDirectories(folder)
        .Where(inner => !NotSource.Contains(Path.GetFileName(inner)))
        .SelectMany(FilesIn)
        .Concat(Directory.EnumerateFiles(folder).Where(file => !NotSource.Contains(Path.GetFileName(file))));

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "OrderStatus.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException($"No OrderStatus.sln above {AppContext.BaseDirectory}.");
    }
}
