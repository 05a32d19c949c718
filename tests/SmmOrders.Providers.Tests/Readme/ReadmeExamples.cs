namespace SmmOrders.Providers.Tests;

/// <summary>The code of the package's README, compiled. What it writes goes to the argument, which is named as the README has it.</summary>
internal static class ReadmeExamples
{
    public static void ReadAnswers(TextWriter Console)
    {
        ProviderAnswerReader reader = ProviderAnswerReader.Default;

        // order=23501
        ProviderAnswer one = reader.Read("""{"charge":"0.27819","start_count":"3572","status":"Partial","remains":"157","currency":"USD"}"""u8);
        Console.WriteLine(one.Report); // Partial, remains 157

        // orders=1,10,100
        string[] ids = ["1", "10", "100"];
        var answers = new ProviderAnswer[ids.Length];
        reader.ReadMany("""{"1":{"status":"In progress","remains":"10"},"10":"Incorrect order ID"}"""u8, ids, answers);
        for (int i = 0; i < ids.Length; i++)
        {
            Console.WriteLine($"{ids[i]}: {answers[i].Report}");
        }

        // 1: InProgress, remains 10
        // 10: ProviderError: Incorrect order ID
        // 100: NotReported
    }

    public static ProviderAnswerReader MapWords()
    {
        var reader = new ProviderAnswerReader(new ProviderReaderOptions
        {
            Vocabulary = ProviderVocabulary.Default
                .With("Fail", OrderStatus.Canceled)
                .With("3", OrderStatus.Completed)
                .Without("Success"),
        });
        return reader;
    }

    public static ProviderAnswerReader ForgiveLess()
    {
        var reader = new ProviderAnswerReader(new ProviderReaderOptions
        {
            Leniencies = ProviderLeniencies.Usual & ~ProviderLeniencies.PlusIsOverDelivered,
        });
        return reader;
    }
}
