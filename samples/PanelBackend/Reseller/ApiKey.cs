using System.Security.Cryptography;
using System.Text;

namespace PanelBackend;

/// <summary>A reseller's key. It is shown once, when it is made; the panel keeps its hash alone.</summary>
internal static class ApiKey
{
    public static string Make() => RandomNumberGenerator.GetHexString(64, lowercase: true);

    // A slow hash protects what a person has thought of. Nobody guesses 256 random bits, so a fast one is enough, and it can be looked up.
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
}
