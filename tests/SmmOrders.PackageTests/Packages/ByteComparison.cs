using System.IO.Compression;

namespace SmmOrders.PackageTests;

/// <summary>Where two packages differ: the entry where it can be named, else the first byte.</summary>
internal static class ByteComparison
{
    public static string? FirstDifference(string left, string right)
    {
        byte[] first = File.ReadAllBytes(left);
        byte[] second = File.ReadAllBytes(right);
        if (first.AsSpan().SequenceEqual(second))
        {
            return null;
        }

        Package one = Package.Open(left);
        Package other = Package.Open(right);
        return one.Files.Keys.Union(other.Files.Keys).FirstOrDefault(
                file => !one.Files.TryGetValue(file, out byte[]? mine) || !other.Files.TryGetValue(file, out byte[]? theirs) || !mine.AsSpan().SequenceEqual(theirs))
            ?? $"byte {first.AsSpan().CommonPrefixLength(second)}";
    }

    /// <summary>Plants the fault that the comparison is for: a file's time.</summary>
    public static void Touch(string package)
    {
        using ZipArchive archive = ZipFile.Open(package, ZipArchiveMode.Update);
        archive.Entries[0].LastWriteTime = new DateTimeOffset(2001, 2, 3, 4, 5, 6, TimeSpan.Zero);
    }
}
