using System.Globalization;

namespace SmmOrders.Benchmarks;

/// <summary>Writes a log for the demo: orders that are placed, polled four times and end, 1,000 of them open at a time.</summary>
internal static class LogWriter
{
    private const int Open = 1_000;
    private const int LinesPerOrder = 5;

    private static readonly string[] Answers =
    [
        """{"charge":"0.27","start_count":"3572","status":"Pending","remains":"1000","currency":"USD"}""",
        """{"charge":"0.27","start_count":"3572","status":"In progress","remains":"700","currency":"USD"}""",
        """{"charge":"0.27","start_count":"3572","status":"In progress","remains":"400","currency":"USD"}""",
        """{"charge":"0.27","start_count":"3572","status":"Partial","remains":"400","currency":"USD"}""",
    ];

    /// <summary>How many orders have ended after so many lines, a multiple of 5,000.</summary>
    public static int Ended(int lines) => lines / LinesPerOrder;

    public static void Write(string file, int lines)
    {
        using var log = new StreamWriter(file);
        var at = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
        for (int line = 0; line < lines; line++)
        {
            int step = line / Open % LinesPerOrder;
            int order = (line / (Open * LinesPerOrder) * Open) + (line % Open);
            string what = step == 0
                ? $"\"place\":\"A-{order}\",\"quantity\":1000,\"charge\":\"10.00\""
                : $"\"order\":\"A-{order}\",\"answer\":{Answers[step - 1]}";
            log.Write(string.Create(CultureInfo.InvariantCulture, $"{{\"at\":\"{at.AddMilliseconds(line):O}\",{what}}}\n"));
        }
    }
}
