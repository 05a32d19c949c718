namespace SmmOrders.Providers.Tests.Laws;

/// <summary>The library as it is.</summary>
internal sealed class LibraryReading(bool isStrict = false) : IAnswerReading
{
    private readonly ProviderAnswerReader _reader = new(new ProviderReaderOptions { IsStrict = isStrict });

    public ProviderAnswer Read(byte[] body) => _reader.Read(body);

    public ProviderAnswer[] ReadMany(byte[] body, params string[] orderIds)
    {
        var answers = new ProviderAnswer[orderIds.Length];
        _reader.ReadMany(body, orderIds, answers);
        return answers;
    }

    public IAnswerReading Strict() => new LibraryReading(isStrict: true);
}
