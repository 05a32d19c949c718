using System.Globalization;
using System.Text;
using Spectre.Console;

namespace SmmOrders.Samples.Tests.Output;

public sealed class ProgressBarTests
{
    private const string Line = """{"at":"2026-11-23T08:00:00Z"}""";

    [Fact]
    public async Task A_long_log_shows_how_far_it_is_read()
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(file, string.Concat(Enumerable.Repeat($"{Line}\n", 100_000)), TestContext.Current.CancellationToken);
            string shown = await ShownAsync(Stream.Null, file);

            Assert.Contains("━", shown, StringComparison.Ordinal);
            Assert.Contains("100%", shown, StringComparison.Ordinal);
            Assert.Contains("100,000 lines", shown, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task A_short_log_shows_nothing() => Assert.Empty(await ShownAsync(new MemoryStream(Encoding.UTF8.GetBytes(Line)), "-"));

    [Fact]
    public async Task A_log_of_unknown_length_shows_how_much_was_read()
    {
        using var log = new OneWay(Encoding.UTF8.GetBytes($"{Line}\n{Line}\n"));

        Assert.Contains("2 lines", await ShownAsync(log, "-"), StringComparison.Ordinal);
    }

    private static async Task<string> ShownAsync(Stream input, string file)
    {
        using var shown = new StringWriter(CultureInfo.InvariantCulture);
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            Interactive = InteractionSupport.Yes,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(shown),
        });
        DemoRun run = await DemoRun.WithInputAsync(input, console, "replay", file, "--format", "json");
        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
        return shown.ToString();
    }

    private sealed class OneWay(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
