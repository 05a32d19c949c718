namespace SmmOrders.Samples.Tests;

/// <summary>What a run must say, line for line. Typed by hand from the domain rules, not recorded from a run.</summary>
internal static class GoldenFile
{
    internal const string Told = "sample-log.told.jsonl";
    internal const string ToldWithCorrections = "sample-log.told-with-corrections.jsonl";

    internal static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", name));

    /// <summary>Every line that differs, as the file has it and as it was told; empty where all is the same.</summary>
    internal static string[] Differences(string name, string told)
    {
        string[] expected = Read(name).Split('\n');
        string[] actual = told.Split('\n');
        return
        [
            .. Enumerable.Range(0, Math.Max(expected.Length, actual.Length))
                .Where(i => expected.ElementAtOrDefault(i) != actual.ElementAtOrDefault(i))
                .Select(i => $"line {i + 1}:\n  expected {expected.ElementAtOrDefault(i) ?? "nothing"}\n  told     {actual.ElementAtOrDefault(i) ?? "nothing"}"),
        ];
    }
}
