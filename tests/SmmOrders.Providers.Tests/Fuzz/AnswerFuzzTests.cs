using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SmmOrders.Providers.Tests;

/// <summary>
/// The corpus, spoiled at random. <c>SMMORDERS_FUZZ_INPUTS=5000000 dotnet test</c> asks for more inputs, and
/// <c>SMMORDERS_FUZZ_SEED</c> repeats a run; the seed stands in the test's output, and in what is said of a failure.
/// </summary>
public sealed class AnswerFuzzTests(ITestOutputHelper output)
{
    private static readonly int UsualInputs = LongForm.Count(small: 40_000, large: 200_000);
    private const int LongestSeedInput = 2_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    [Fact]
    public async Task No_damaged_answer_throws_or_hangs_or_produces_a_false_status()
    {
        int inputs = Asked("SMMORDERS_FUZZ_INPUTS") ?? UsualInputs;
        int seed = Asked("SMMORDERS_FUZZ_SEED") ?? Random.Shared.Next();
        output.WriteLine($"{inputs} inputs, SMMORDERS_FUZZ_SEED={seed}");
        byte[] input = [];
        int number = 0;

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        CancellationToken ended = ending.Token;
        Task run = Task.Run(() =>
        {
            var random = new Random(seed);
            CorpusCase[] cases = [.. AnswerCorpus.Single.Concat(AnswerCorpus.Bulk).Where(@case => @case.Body.Length <= LongestSeedInput)];
            for (number = 0; number < inputs && !ended.IsCancellationRequested; number++)
            {
                CorpusCase @case = cases[random.Next(cases.Length)];
                input = AnswerMutator.Mutate([.. @case.Body], random);
                Hold(input, @case.OrderIds.IsEmpty ? ["1", "error"] : [.. @case.OrderIds]);
            }
        }, TestContext.Current.CancellationToken);

        try
        {
            await run.WaitAsync(Patience * Math.Max(1, inputs / UsualInputs), TestContext.Current.CancellationToken);
        }
        catch (Exception reason) when (reason is not OperationCanceledException)
        {
            Assert.Fail($"Input {number} of seed {seed}, {Convert.ToHexString(input)}: {reason}");
        }
        finally
        {
            await ending.CancelAsync();
        }
    }

    [Fact]
    public void A_false_status_would_be_detected() =>
        Assert.ThrowsAny<JsonException>(() => AssertSound("{\"status\":\"Completed\"", [new(StatusReport.Of(OrderStatus.Completed))]));

    private static void Hold(byte[] input, string[] orderIds)
    {
        var answers = new ProviderAnswer[orderIds.Length + 2];
        answers[0] = ProviderAnswerReader.Default.Read(input);
        answers[1] = ProviderAnswerReader.Default.Read(input, orderIds[0]);
        ProviderAnswerReader.Default.ReadMany(input, orderIds, answers.AsSpan(2));
        AssertSound(Encoding.UTF8.GetString(input), answers);
    }

    private static void AssertSound(string input, ProviderAnswer[] answers)
    {
        if (answers.Any(answer => answer.Report.Kind == ReportKind.Status))
        {
            JsonDocument.Parse(input.TrimStart(' ', '\t', '\r', '\n', '\uFEFF'), new JsonDocumentOptions { MaxDepth = 10_000 }).Dispose();
        }

        foreach (ProviderAnswer answer in answers)
        {
            if (answer.Report.Kind == 0 || answer.Report.Detail is { Length: > 200 } || (answer.Report.Detail ?? "").Any(char.IsControl))
            {
                Assert.Fail($"'{answer}' is no answer.");
            }
        }
    }

    private static int? Asked(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : null;
}
