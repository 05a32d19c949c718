namespace SmmOrders.Providers.Tests;

/// <summary>However a provider spells the key, and wherever a limit cuts it, it is not told.</summary>
public sealed class KeyRedactorTests
{
    private static readonly string[] Keys = KeySpellings.Keys;

    public static TheoryData<string, string> Cases() => [.. from key in Keys from spelling in KeySpellings.All select (key, spelling.Name)];

    [Fact]
    public void A_status_word_that_is_the_key_is_redacted()
    {
        var answer = new ProviderAnswer(StatusReport.UnknownStatus("Hi k3y-124-0123456789"));

        Assert.Equal("Hi [redacted]", new KeyRedactor(new("k3y-124-0123456789")).Clean(answer).Report.Detail);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_key_is_redacted_in_every_spelling(string key, string spelling)
    {
        string spelled = KeySpellings.All.Single(candidate => candidate.Name == spelling).Spell(key);
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
    public void Text_without_the_key_is_unchanged(string text) => Assert.All(Keys.Append("k"), key =>
        Assert.Equal(text, new KeyRedactor(new(key)).Clean(text)));

    [Theory]
    [InlineData("\\")]
    [InlineData("k")]
    public void A_short_key_is_redacted_as_well(string key) =>
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
    public void The_text_around_a_key_is_kept() => Assert.Equal(
        "Invalid API key: [redacted] of [redacted], or [redacted]…",
        new KeyRedactor(new("a/b+c=d")).Clean("Invalid API key: a/b+c=d of A%2fB%2bC%3dD, or a/b+…"));

    [Theory]
    [InlineData("77", "5770")]
    [InlineData("77", "77")]
    [InlineData("0123456789", "90123456789")]
    [InlineData("0123456789abcdef", "123456789")]
    public void An_identifier_is_unchanged(string key, string id) => Assert.Equal(id, new KeyRedactor(new(key)).Identifier(id));

    [Theory]
    [InlineData("0123456789abcdef")]
    [InlineData("x:0123456789ABCDEF")]
    [InlineData("fedcba9876543210")]
    [InlineData("30313233343536373839616263646566")]
    public void A_long_key_in_place_of_an_identifier_is_not_one(string echo) =>
        Assert.Equal(ProviderApiKey.Redacted, new KeyRedactor(new("0123456789abcdef")).Identifier(echo));

    [Fact]
    public void What_a_redactor_cannot_recognize_is_kept() => Assert.Equal(
        "Not 0123 and then 4567 or 89ab", new KeyRedactor(new("0123456789abcdef")).Clean("Not 0123 and then 4567 or 89ab"));
}
