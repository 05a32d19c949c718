namespace SmmOrders.Providers.Tests;

public sealed class ProviderErrorWordsTests
{
    [Fact]
    public void Every_error_of_the_field_has_its_kind() => Assert.Equal(
        "", string.Join('\n', ErrorCorpus.All.Where(error => ProviderErrorWords.Default.Find(error.Text) != error.Kind)
            .Select(error => $"{error.Text} => {ProviderErrorWords.Default.Find(error.Text)}, not {error.Kind}; {Why(error.Text)}")));

    private static string Why(string text)
    {
        var phrases = ProviderErrorWords.Default.Phrases;
        return phrases.FirstOrDefault(p => NotDefault(p.Key, text)).Key ?? "-";
    }

    private static bool NotDefault(string phrase, string text) => new ErrorPhraseIndex([ErrorPhrase.Parse(phrase)]).Find(text) == 0;
}
