using System.IO.Compression;

namespace SmmOrders.Providers.Testing;

/// <summary>A compressed mebibyte of zeros. Several of them in sequence are one valid body.</summary>
internal static class ZippedZeros
{
    internal const int Bytes = 1024 * 1024;

    private static readonly Lazy<byte[]> Zipped = new(Zip);

    internal static ReadOnlyMemory<byte> Mebibyte => Zipped.Value;

    private static byte[] Zip()
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(new byte[Bytes]);
        }

        return zipped.ToArray();
    }
}
