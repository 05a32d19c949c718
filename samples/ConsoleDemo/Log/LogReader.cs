using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace ConsoleDemo;

/// <summary>Opens a log, and reads it line by line as a stream: it takes the memory of one line, however long the log is.</summary>
internal static class LogReader
{
    /// <summary>The longest line that is read, in bytes: 1 MiB.</summary>
    internal const int MaxLength = 1024 * 1024;

    /// <summary>The log that is shipped with the demo.</summary>
    internal static Stream OpenSample() => typeof(LogReader).Assembly.GetManifestResourceStream("sample-log.jsonl")!;

    /// <exception cref="UnreadableLogException">There is no such file, or it cannot be opened.</exception>
    internal static Stream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnreadableLogException($"'{path}' cannot be read: {fault.Message}", fault);
        }
    }

    /// <summary>The lines in UTF-8, without their ends; <see langword="null"/> for a line that is longer than <see cref="MaxLength"/>.</summary>
    /// <exception cref="UnreadableLogException">The stream failed.</exception>
    internal static async IAsyncEnumerable<byte[]?> ReadLinesAsync(Stream log)
    {
        var pipe = PipeReader.Create(log, new StreamPipeReaderOptions(bufferSize: 64 * 1024));
        long lines = 0;
        bool skipping = false;
        for (bool ended = false; !ended;)
        {
            ReadResult read = await ReadMoreAsync(pipe, lines).ConfigureAwait(false);
            ReadOnlySequence<byte> rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } end)
            {
                yield return skipping ? null : LineOf(rest.Slice(0, end), lines);
                rest = rest.Slice(rest.GetPosition(1, end));
                skipping = false;
                lines++;
            }

            if (rest.Length > MaxLength)
            {
                rest = rest.Slice(rest.End);
                skipping = true;
            }

            ended = read.IsCompleted;
            if (ended && (skipping || !rest.IsEmpty))
            {
                yield return skipping ? null : LineOf(rest, lines);
            }

            pipe.AdvanceTo(rest.Start, rest.End);
        }
    }

    private static byte[]? LineOf(in ReadOnlySequence<byte> line, long before)
    {
        if (line.Length > MaxLength)
        {
            return null;
        }

        // Some editors begin a file with a byte order mark.
        ReadOnlySpan<byte> mark = before == 0 ? Encoding.UTF8.Preamble : [];
        byte[] bytes = line.ToArray();
        return bytes.AsSpan().StartsWith(mark) ? bytes[mark.Length..] : bytes;
    }

    private static async ValueTask<ReadResult> ReadMoreAsync(PipeReader pipe, long lines)
    {
        try
        {
            return await pipe.ReadAsync().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableLogException($"The log cannot be read on after line {lines}: {fault.Message}", fault);
        }
    }
}
