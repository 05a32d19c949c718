namespace SmmOrders.Providers.Tests.Laws;

/// <summary>Something that reads answers: the library, or a reading of it with one fault planted.</summary>
internal interface IAnswerReading
{
    ProviderAnswer Read(byte[] body);

    /// <summary>The answers, each at its id's position.</summary>
    ProviderAnswer[] ReadMany(byte[] body, params string[] orderIds);

    /// <summary>What the answer to a question says, for each thing that was asked about; one where that is nothing in particular.</summary>
    Finding[] Ask(Question question, byte[] body);

    /// <summary>The same, forgiving nothing.</summary>
    IAnswerReading Strict();
}
