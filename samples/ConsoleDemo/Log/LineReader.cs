using System.Text;

namespace ConsoleDemo.Log;

/// <summary>
/// Cuts a stream of UTF-8 bytes into lines, in one buffer that is used again and again: memory is for the longest line, and
/// no line is longer than <see cref="MaxLength"/>.
/// </summary>
/// <param name="stream">Where the bytes come from; whoever opened it closes it.</param>
/// <param name="beforeWaiting">Called before more bytes are asked for, which may take long: the time to show what there is.</param>
internal sealed class LineReader(Stream stream, Action<LineReader>? beforeWaiting = null)
{
    /// <summary>The longest line that is read, in bytes: 1 MiB.</summary>
    internal const int MaxLength = 1024 * 1024;

    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;
    private bool _skipping;

    /// <summary>The number of the line read last, from 1.</summary>
    internal long Number { get; private set; }

    /// <summary>How many bytes were taken from the stream.</summary>
    internal long BytesRead { get; private set; }

    /// <summary>Whether the line read last was longer than <see cref="MaxLength"/>; it is then empty.</summary>
    internal bool WasTooLong { get; private set; }

    /// <summary>The next line, without its end, and without the byte order mark that some editors begin a file with. It is good until the next call. <see langword="false"/> at the end of the stream.</summary>
    internal bool TryRead(out ReadOnlySpan<byte> line)
    {
        int searched = 0;
        while (true)
        {
            int end = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            if (end >= 0)
            {
                line = Take(searched + end);
                _start++;
                return true;
            }

            searched = _end - _start;
            if (searched > MaxLength)
            {
                _skipping = true;
                _start = _end;
                searched = 0;
            }

            if (!TryFill())
            {
                bool any = searched > 0 || _skipping;
                line = any ? Take(searched) : default;
                return any;
            }
        }
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_start, length);
        _start += length;
        Number++;
        WasTooLong = _skipping || length > MaxLength;
        _skipping = false;
        return WasTooLong ? default
            : Number == 1 && line.StartsWith(Encoding.UTF8.Preamble) ? line[Encoding.UTF8.Preamble.Length..]
            : line;
    }

    private bool TryFill()
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        _end -= _start;
        _start = 0;
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        beforeWaiting?.Invoke(this);
        int read = Read(_buffer.AsSpan(_end));
        _end += read;
        BytesRead += read;
        return read > 0;
    }

    private int Read(Span<byte> to)
    {
        try
        {
            return stream.Read(to);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableLogException($"The log cannot be read on after line {Number}: {fault.Message}", fault);
        }
    }
}
