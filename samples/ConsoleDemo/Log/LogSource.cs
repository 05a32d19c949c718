using ConsoleDemo.Output;

namespace ConsoleDemo.Log;

/// <summary>Where a log comes from.</summary>
internal static class LogSource
{
    /// <summary>The log that is shipped with the demo.</summary>
    internal static Stream Sample() =>
        typeof(LogSource).Assembly.GetManifestResourceStream("sample-log.jsonl")
        ?? throw new InvalidOperationException("The sample log is not in the assembly.");

    /// <summary>A file, or standard input for <c>-</c>.</summary>
    /// <exception cref="UnreadableLogException">There is no such file, or it cannot be opened.</exception>
    internal static Stream Open(string file, Terminal terminal)
    {
        if (file == "-")
        {
            return terminal.Input;
        }

        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnreadableLogException($"'{file}' cannot be read: {fault.Message}", fault);
        }
    }
}
