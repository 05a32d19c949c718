using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using SmmOrders.Providers;

namespace SmmOrders.Benchmarks;

/// <summary>A provider's answer about 100 orders, in the canonical dialect.</summary>
public class AnswerBenchmarks
{
    public const int Items = 100;

    private static readonly string[] Words = ["Pending", "In progress", "Completed", "Partial", "Processing", "Canceled"];

    private readonly string[] _ids = [.. Enumerable.Range(0, Items).Select(i => (1_000_000 + (i * 7)).ToString(CultureInfo.InvariantCulture))];
    private readonly ProviderAnswer[] _answers = new ProviderAnswer[Items];
    private readonly byte[] _body;

    public AnswerBenchmarks() => _body = Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{{{string.Join(",", _ids.Select((id, i) => Item(id, i)))}}}"));

    [Benchmark]
    public ReportKind Reader()
    {
        ProviderAnswerReader.Default.ReadMany(_body, _ids, _answers);
        return _answers[^1].Report.Kind;
    }

    [Benchmark(Baseline = true)]
    public int BareWalk() => JsonPeer.Walk(_body);

    [Benchmark]
    public int SourceGeneratedDtos() => JsonPeer.ReadDtos(_body);

    [Benchmark]
    public int SourceGeneratedDtosOfTexts() => JsonPeer.ReadDtosOfTexts(_body);

    [Benchmark]
    public int Document() => JsonPeer.ReadDocument(_body);

    private static string Item(string id, int i) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        "{{id}}":{"charge":"0.{{27819 + i}}","start_count":"{{3572 + (i * 13)}}","status":"{{Words[i % Words.Length]}}","remains":"{{157 + i}}","currency":"USD"}
        """);
}
