namespace SmmOrders.Providers.Tests.Laws;

/// <summary>The library with one rule wrong, in what it is given or in what it makes of it.</summary>
internal sealed class FaultyReading : IAnswerReading
{
    public ProviderLeniencies Leniencies { get; init; } = ProviderLeniencies.Usual;

    /// <summary>What the fault does to a body.</summary>
    public Func<byte[], ProviderLeniencies, byte[]> Given { get; init; } = (body, _) => body;

    /// <summary>What the fault makes of an answer.</summary>
    public Func<ProviderAnswer, ProviderAnswer> Made { get; init; } = answer => answer;

    /// <summary>What the fault makes of all answers together.</summary>
    public Func<ProviderAnswer[], ProviderAnswer[]> MadeOfAll { get; init; } = answers => answers;

    public ProviderAnswer Read(byte[] body) => Made(new LibraryReading(Leniencies).Read(Given(body, Leniencies)));

    public ProviderAnswer[] ReadMany(byte[] body, params string[] orderIds) =>
        MadeOfAll([.. new LibraryReading(Leniencies).ReadMany(Given(body, Leniencies), orderIds).Select(Made)]);

    public IAnswerReading With(ProviderLeniencies leniencies) =>
        new FaultyReading { Leniencies = leniencies, Given = Given, Made = Made, MadeOfAll = MadeOfAll };
}
