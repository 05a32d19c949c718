using SharpFuzz;
using SmmOrders.Providers;

// Files as arguments are read once each, to repeat what AFL++ found; without any, AFL++ drives.
if (args.Length > 0)
{
    foreach (string file in args)
    {
        byte[] body = File.ReadAllBytes(file);
        Console.WriteLine($"{file}: {string.Join(" | ", ReadAll(body).Select(answer => answer.Report))}");
    }

    return 0;
}

Fuzzer.OutOfProcess.Run(stream =>
{
    using var body = new MemoryStream();
    stream.CopyTo(body);
    ReadAll(body.ToArray());
});
return 0;

static ProviderAnswer[] ReadAll(byte[] body)
{
    string[] ids = ["1", "2", "10", "error"];
    var answers = new ProviderAnswer[ids.Length + 3];
    answers[0] = ProviderAnswerReader.Default.Read(body);
    answers[1] = ProviderAnswerReader.Default.Read(body, ids[0]);
    answers[2] = ProviderAnswerReader.Strict.Read(body, ids[0]);
    ProviderAnswerReader.Default.ReadMany(body, ids, answers.AsSpan(3));
    return answers.All(answer => answer.Report.Kind != 0)
        ? answers
        : throw new InvalidOperationException("An order was left without an answer.");
}
