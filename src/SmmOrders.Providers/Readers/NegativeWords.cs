namespace SmmOrders.Providers;

/// <summary>Recognizes a sentence that says no, in an answer that contains nothing else. Any other sentence may mean yes.</summary>
internal static class NegativeWords
{
    private static readonly ErrorPhraseIndex No = new(
    [
        ErrorPhrase.Parse("not|no|cannot|cant|unable|impossible|never|doesnt|isnt|wont", RefusalKind.Other),
        ErrorPhrase.Parse("incorrect|invalid|wrong|bad|unknown|missing|illegal|forbidden|disabled|closed|unavailable|unsupported|ineligible", RefusalKind.Other),
        ErrorPhrase.Parse("error|fail|fails|failed|failure|reject|rejected|refused|denied|declined|expired|late|already|exceed|exceeds|exceeded", RefusalKind.Other),
    ]);

    /// <summary>Whether the sentence says no.</summary>
    internal static bool AreIn(string text) => No.Find(text) is not null;
}
