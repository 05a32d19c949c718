using System.Text.Json;
using ConsoleDemo;

namespace SmmOrders.Samples.Tests;

/// <summary>The log that is shipped with the demo.</summary>
internal static class SampleLog
{
    internal static string[] Lines()
    {
        using var reader = new StreamReader(LogReader.OpenSample());
        return reader.ReadToEnd().TrimEnd('\n').Split('\n');
    }

    /// <summary>Every answer in the log: raw bodies as they came, the rest as JSON.</summary>
    internal static IEnumerable<string> Answers() =>
        from line in Lines()
        let fields = JsonDocument.Parse(line).RootElement
        where fields.TryGetProperty("answer", out _)
        let answer = fields.GetProperty("answer")
        select answer.ValueKind == JsonValueKind.String ? answer.GetString() : answer.GetRawText();
}
