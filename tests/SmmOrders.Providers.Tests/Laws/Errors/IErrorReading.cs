namespace SmmOrders.Providers.Tests.Laws;

/// <summary>What the laws of errors are held against: the library, a plain reading, or one with a fault.</summary>
internal interface IErrorReading
{
    /// <summary>What the error means to a panel that has phrases of its own before the defaults.</summary>
    RefusalKind Find(string text, params (string Words, RefusalKind Kind)[] own);
}

internal sealed class LibraryErrorReading : IErrorReading
{
    public RefusalKind Find(string text, params (string Words, RefusalKind Kind)[] own) =>
        own.Aggregate(ProviderErrorWords.Default, (words, phrase) => words.With(phrase.Words, phrase.Kind)).Find(text);
}
