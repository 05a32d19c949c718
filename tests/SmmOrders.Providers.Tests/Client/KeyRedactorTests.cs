using System.Net;
using System.Text;
using System.Text.Json;

namespace SmmOrders.Providers.Tests;

/// <summary>However a provider spells the key, and wherever a limit cuts it, it is not told.</summary>
public sealed class KeyRedactorTests
{
    private static readonly string[] Keys = ["c4n@ry/+%3F&k3y=0123456789abcdef", "0123456789abcdef0123456789abcdef", "aB\\3\"<d>'f~!*(g);#?,."];

    private static readonly (string Name, Func<string, string> Spell)[] Spellings =
    [
        ("plain", key => key),
        ("upper case", key => key.ToUpperInvariant()),
        ("URL-encoded", Uri.EscapeDataString),
        ("URL-encoded in lower case", key => Uri.EscapeDataString(key).ToLowerInvariant()),
        ("form-encoded", key => WebUtility.UrlEncode(key)),
        ("URL-encoded to the last character", key => Each(key, "%{0:X2}")),
        ("URL-encoded twice", key => Uri.EscapeDataString(Uri.EscapeDataString(key))),
        ("JSON", key => JsonEncodedText.Encode(key).ToString()),
        ("JSON of PHP", key => key.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("/", "\\/", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)),
        ("JSON to the last character", key => Each(key, "\\u{0:x4}")),
        ("JSON in JSON", key => JsonEncodedText.Encode(JsonEncodedText.Encode(key).ToString()).ToString()),
        ("JavaScript", key => Each(key, "\\x{0:x2}")),
        ("HTML", WebUtility.HtmlEncode),
        ("HTML to the last character", key => Each(key, "&#{0};")),
        ("HTML in hexadecimal", key => Each(key, "&#x{0:x};")),
        ("HTML in hexadecimal, URL-encoded", key => Uri.EscapeDataString(Each(key, "&#x{0:x};"))),
        ("base64", key => Base64(key)),
        ("base64 behind a name", key => Base64("api:" + key)),
        ("base64 before a name", key => Base64(key + ":a")),
        ("base64 between names", key => Base64("ab:cd" + key + ":ef")),
        ("base64 of the form", key => Base64($"key={Uri.EscapeDataString(key)}&action=add")),
        ("base64 for addresses", key => Base64("a" + key).Replace('+', '-').Replace('/', '_').TrimEnd('=')),
        ("base64, URL-encoded", key => Uri.EscapeDataString(Base64(key))),
        ("base64 in JSON of PHP", key => Base64(key).Replace("/", "\\/", StringComparison.Ordinal)),
    ];

    public static TheoryData<string, string> Cases() => [.. from key in Keys from spelling in Spellings select (key, spelling.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_key_is_taken_out_however_it_is_spelled(string key, string spelling)
    {
        string spelled = Spellings.Single(candidate => candidate.Name == spelling).Spell(key);
        var redactor = new KeyRedactor(new(key));
        var canary = new Canary(key);
        string text = $"Cannot handle <{spelled}>.";

        Assert.True(canary.IsIn(text), "The oracle would not see it.");
        Assert.False(canary.IsIn(redactor.Clean(text)), redactor.Clean(text));
        Assert.Contains(ProviderApiKey.Redacted, redactor.Clean(text), StringComparison.Ordinal);
        Assert.True(redactor.Finds(text));

        // The limit of a text cuts it anywhere.
        for (var length = 1; length < spelled.Length; length++)
        {
            string cut = redactor.Clean($"Cannot handle {spelled[..length]}…");
            Assert.False(canary.IsIn(cut), cut);
        }
    }

    [Theory]
    [InlineData("Not enough funds: 100 % of & \\ that")]
    [InlineData("Incorrect order ID…")]
    [InlineData("{\"a\":\"\\u00e9 %2F &amp; \\/\"}")]
    [InlineData("")]
    [InlineData("…")]
    [InlineData("%…")]
    [InlineData("The order 0123 is not found")]
    [InlineData("The order 0123 &amp; others")]
    [InlineData("The order 0123 is not found…")]
    public void What_has_no_key_in_it_is_told_to_the_letter(string text) => Assert.All(Keys.Append("k"), key =>
        Assert.Equal(text, new KeyRedactor(new(key)).Clean(text)));

    [Theory]
    [InlineData("\\")]
    [InlineData("k")]
    public void A_short_key_is_taken_out_as_well(string key) =>
        Assert.Equal($"No: {ProviderApiKey.Redacted}.", new KeyRedactor(new(key)).Clean($"No: {key}."));

    [Fact]
    public void A_key_of_three_characters_is_found_in_base64() =>
        Assert.Equal("No: [redacted].", new KeyRedactor(new("abc")).Clean("No: YWJj."));

    [Fact]
    public void Nothing_is_left_of_a_key_whose_spellings_stand_in_each_other() =>
        Assert.Equal("No: [redacted].", new KeyRedactor(new("secretABCD&amp;")).Clean("No: secretABCD&amp;."));

    [Fact]
    public void A_key_of_escapes_does_not_hide_what_has_a_letter_of_it() =>
        Assert.Equal("Not enough funds and a half", new KeyRedactor(new("%41")).Clean("Not enough funds and a half"));

    [Fact]
    public void What_stands_around_a_key_is_told() => Assert.Equal(
        "Invalid API key: [redacted] of [redacted], or [redacted]…",
        new KeyRedactor(new("a/b+c=d")).Clean("Invalid API key: a/b+c=d of A%2fB%2bC%3dD, or a/b+…"));

    private static string Each(string key, string format) =>
        string.Concat(key.Select(character => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, (int)character)));

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
}
