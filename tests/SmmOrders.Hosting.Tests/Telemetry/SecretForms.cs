using System.Net;
using System.Text;
using System.Text.Json;

namespace SmmOrders.Hosting.Tests;

/// <summary>A secret in every encoding in which it could be said.</summary>
internal static class SecretForms
{
    public static IReadOnlyDictionary<string, string> Of(string secret)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(secret);
        return new Dictionary<string, string>
        {
            ["raw"] = secret,
            ["URL-encoded"] = Uri.EscapeDataString(secret),
            ["form-encoded"] = WebUtility.UrlEncode(secret),
            ["JSON"] = JsonEncodedText.Encode(secret).ToString(),
            ["hexadecimal"] = Convert.ToHexString(bytes),
            ["base64"] = Base64(bytes, 0),
            ["base64 after one byte"] = Base64(bytes, 1),
            ["base64 after two bytes"] = Base64(bytes, 2),
        };
    }

    /// <summary>The lines that say a secret.</summary>
    public static string[] Leaks(IEnumerable<string> lines, params string[] secrets)
    {
        string[] forms = [.. secrets.SelectMany(secret => Of(secret).Values)];
        return [.. lines.Where(line => forms.Any(form => line.Contains(form, StringComparison.OrdinalIgnoreCase)))];
    }

    // The characters that are the same whatever stands before and after it.
    private static string Base64(byte[] secret, int before)
    {
        int first = ((before * 8) + 5) / 6;
        int end = (before + secret.Length) * 8 / 6;
        return Convert.ToBase64String([.. new byte[before], .. secret])[first..end];
    }
}
