namespace SmmOrders.Providers.Tests.Laws;

/// <summary>The library with one rule wrong, in what it is given or in what it makes of it.</summary>
internal sealed class FaultyReading : IAnswerReading
{
    public bool IsStrict { get; init; }

    /// <summary>What the fault does to a body.</summary>
    public Func<byte[], bool, byte[]> Given { get; init; } = (body, _) => body;

    /// <summary>What the fault makes of an answer.</summary>
    public Func<ProviderAnswer, ProviderAnswer> Made { get; init; } = answer => answer;

    /// <summary>What the fault makes of all answers together.</summary>
    public Func<ProviderAnswer[], ProviderAnswer[]> MadeOfAll { get; init; } = answers => answers;

    /// <summary>What the fault makes of what was found, given the body.</summary>
    public Func<Question, byte[], Finding[], Finding[]> Found { get; init; } = (_, _, findings) => findings;

    public ProviderAnswer Read(byte[] body) => Made(new LibraryReading(IsStrict).Read(Given(body, IsStrict)));

    public ProviderAnswer[] ReadMany(byte[] body, params string[] orderIds) =>
        MadeOfAll([.. new LibraryReading(IsStrict).ReadMany(Given(body, IsStrict), orderIds).Select(Made)]);

    public Finding[] Ask(Question question, byte[] body) => Found(question, body, new LibraryReading().Ask(question, Given(body, IsStrict)));

    public IAnswerReading Strict() =>
        new FaultyReading { IsStrict = true, Given = Given, Made = Made, MadeOfAll = MadeOfAll, Found = Found };
}
