using System.Globalization;
using ConsoleDemo.Log;
using Spectre.Console;

namespace ConsoleDemo.Output;

/// <summary>Shows how far a long log is read.</summary>
internal static class ProgressBar
{
    private const long LongLog = 1024 * 1024;

    /// <summary>Runs the work, and shows a bar meanwhile where the log is long, or nobody knows, and somebody looks.</summary>
    /// <param name="console">Where it can be seen; <see langword="null"/> where it cannot.</param>
    /// <param name="log">The log.</param>
    /// <param name="work">Is given what it calls when it has read on.</param>
    internal static void Show(IAnsiConsole? console, Stream log, Action<Action<LineReader>> work)
    {
        long? length = log.CanSeek ? log.Length : null;
        if (console is null || length < LongLog)
        {
            work(_ => { });
            return;
        }

        console.Progress()
            .AutoClear(true)
            .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn())
            .Start(context =>
            {
                ProgressTask task = context.AddTask("Reading", maxValue: length ?? 1).IsIndeterminate(length is null);
                work(lines =>
                {
                    task.Description = string.Create(CultureInfo.InvariantCulture, $"{lines.Number:N0} lines");
                    task.Value = length is null ? 0 : lines.BytesRead;
                });
            });
    }
}
