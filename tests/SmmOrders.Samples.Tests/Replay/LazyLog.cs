using System.Text;

namespace SmmOrders.Samples.Tests.Replay;

/// <summary>A log whose lines are made when they are read, so that it is nowhere in memory.</summary>
/// <param name="lines">How many lines it has.</param>
/// <param name="lineAt">The line at a position, from 0.</param>
/// <param name="atEachTenth">Is called ten times on the way, the last time after the last line was handed out.</param>
internal sealed class LazyLog(int lines, Func<int, string> lineAt, Action atEachTenth) : Stream
{
    private readonly byte[] _chunk = new byte[64 * 1024];
    private int _next;
    private int _start;
    private int _end;
    private int _tenths;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        if (_start == _end)
        {
            this.MakeChunk();
        }

        int count = Math.Min(buffer.Length, _end - _start);
        _chunk.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => this.Read(buffer.AsSpan(offset, count));

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void MakeChunk()
    {
        for (; _tenths < 10 && _next >= (_tenths + 1) * (long)lines / 10; _tenths++)
        {
            atEachTenth();
        }

        (_start, _end) = (0, 0);
        while (_next < lines && _end < _chunk.Length - 1024)
        {
            _end += Encoding.UTF8.GetBytes(lineAt(_next++), _chunk.AsSpan(_end));
            _chunk[_end++] = (byte)'\n';
        }
    }
}
