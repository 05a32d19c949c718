using System.Security.Cryptography;
using System.Text;

namespace SmmOrders.Hosting.Tests;

/// <summary>HMAC-SHA256 as RFC 2104 writes it, from the hash alone: it shares nothing with the platform's own.</summary>
internal static class SignatureOracle
{
    private const int Block = 64;

    public static string Hmac(string secret, string prefix, byte[] body)
    {
        byte[] key = Encoding.UTF8.GetBytes(secret);
        byte[] padded = new byte[Block];
        (key.Length > Block ? SHA256.HashData(key) : key).CopyTo(padded, 0);
        byte[] inner = SHA256.HashData([.. padded.Select(each => (byte)(each ^ 0x36)), .. Encoding.UTF8.GetBytes(prefix), .. body]);
        byte[] outer = SHA256.HashData([.. padded.Select(each => (byte)(each ^ 0x5C)), .. inner]);
        return string.Concat(outer.Select(each => $"{each:x2}"));
    }
}
