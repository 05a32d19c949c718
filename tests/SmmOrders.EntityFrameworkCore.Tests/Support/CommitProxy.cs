using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What becomes of a COMMIT on a line that breaks.</summary>
public enum LostCommit
{
    /// <summary>The server has committed; its answer is lost.</summary>
    AnswerIsLost,

    /// <summary>The COMMIT never arrives, and the server rolls back.</summary>
    NeverArrives,

    /// <summary>The line breaks, the client begins anew, and then the COMMIT arrives after all.</summary>
    ArrivesLate,
}

/// <summary>
/// A line to PostgreSQL that breaks at a COMMIT when it is told to. It reads as much of the protocol as that needs: where a message
/// begins and ends, and its type.
/// </summary>
internal sealed class CommitProxy : IAsyncDisposable
{
    private static readonly byte[] Commit = "COMMIT\0"u8.ToArray();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private (LostCommit What, Func<Task> Meanwhile)? _armed;

    public CommitProxy(string connection)
    {
        _server = new(connection);
        _listener.Start();
        Connection = new NpgsqlConnectionStringBuilder(connection)
        {
            Host = IPAddress.Loopback.ToString(),
            Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            SslMode = SslMode.Disable,
        }.ConnectionString;
        _accepting = AcceptAsync();
    }

    /// <summary>How to connect through it.</summary>
    public string Connection { get; }

    /// <summary>The COMMITs at which it broke.</summary>
    public int Lost { get; private set; }

    /// <summary>Breaks the line at the next COMMIT.</summary>
    /// <param name="what">What becomes of it.</param>
    /// <param name="meanwhile">
    /// What happens before the client notices that the answer is lost; or, of a COMMIT that arrives late, before it arrives.
    /// </param>
    public void LoseNext(LostCommit what, Func<Task>? meanwhile = null) => _armed = (what, meanwhile ?? (() => Task.CompletedTask));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> lines = [];
        try
        {
            while (true)
            {
                lines.Add(ServeAsync(await _listener.AcceptSocketAsync(_end.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task ServeAsync(Socket client)
    {
        using (var line = new Line(client, await ConnectAsync()))
        {
            Task answers = line.ForwardAnswersAsync(_end.Token);
            try
            {
                await line.ForwardAsync(await line.ReadFirstAsync(_end.Token), _end.Token);
                while (await line.ReadAsync(_end.Token) is { } message)
                {
                    if (message[0] == 'Q' && message.AsSpan(5).SequenceEqual(Commit) && _armed is { } armed)
                    {
                        _armed = null;
                        Lost++;
                        await BreakAsync(line, message, armed.What, armed.Meanwhile);
                        break;
                    }

                    await line.ForwardAsync(message, _end.Token);
                }
            }
            catch (Exception exception) when (exception is IOException or SocketException or OperationCanceledException)
            {
                // One of the two has gone, or the test has ended: the other one is told by the sockets' end.
            }

            line.Dispose();
            await answers;
        }
    }

    private async Task BreakAsync(Line line, byte[] commit, LostCommit what, Func<Task> meanwhile)
    {
        if (what == LostCommit.AnswerIsLost)
        {
            line.SwallowAnswers();
            await line.ForwardAsync(commit, _end.Token);
            await line.Answered.WaitAsync(_end.Token);
            await meanwhile();
        }
        else if (what == LostCommit.ArrivesLate)
        {
            line.CloseClient(reset: Lost % 2 == 0);
            await meanwhile();
            line.SwallowAnswers();
            await line.ForwardAsync(commit, _end.Token);
            await line.Answered.WaitAsync(_end.Token);
        }

        line.CloseClient(reset: Lost % 2 == 0);
    }

    private async Task<Socket> ConnectAsync()
    {
        bool isUnix = Path.IsPathRooted(_server.Host);
        var server = new Socket(isUnix ? AddressFamily.Unix : AddressFamily.InterNetwork, SocketType.Stream, isUnix ? ProtocolType.Unspecified : ProtocolType.Tcp);
        await (isUnix
            ? server.ConnectAsync(new UnixDomainSocketEndPoint(Path.Combine(_server.Host!, $".s.PGSQL.{_server.Port}")), _end.Token)
            : server.ConnectAsync(_server.Host!, _server.Port, _end.Token));
        return server;
    }

    /// <summary>One client and its server.</summary>
    private sealed class Line(Socket client, Socket server) : IDisposable
    {
        private readonly NetworkStream _client = new(client);
        private readonly NetworkStream _server = new(server);
        private readonly TaskCompletionSource _answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private volatile bool _swallows;

        /// <summary>The server is ready for the next query, and the client was not told.</summary>
        public Task Answered => _answered.Task;

        public void SwallowAnswers() => _swallows = true;

        /// <summary>The first message, which has no type: who connects to what.</summary>
        public async Task<byte[]> ReadFirstAsync(CancellationToken cancellationToken)
        {
            byte[] length = new byte[4];
            await _client.ReadExactlyAsync(length, cancellationToken);
            byte[] message = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
            length.CopyTo(message, 0);
            await _client.ReadExactlyAsync(message.AsMemory(4), cancellationToken);
            return message;
        }

        /// <summary>The client's next message, its type first; <see langword="null"/> at the end.</summary>
        public Task<byte[]?> ReadAsync(CancellationToken cancellationToken) => ReadMessageAsync(_client, cancellationToken);

        public Task ForwardAsync(byte[] message, CancellationToken cancellationToken) => _server.WriteAsync(message, cancellationToken).AsTask();

        public async Task ForwardAnswersAsync(CancellationToken cancellationToken)
        {
            try
            {
                while (await ReadMessageAsync(_server, cancellationToken) is { } answer)
                {
                    if (!_swallows)
                    {
                        await _client.WriteAsync(answer, cancellationToken);
                    }
                    else if (answer[0] == 'C' && Encoding.ASCII.GetString(answer, 5, answer.Length - 6) != "COMMIT")
                    {
                        _answered.TrySetException(new InvalidOperationException($"The server answers {Encoding.ASCII.GetString(answer, 5, answer.Length - 6)} to COMMIT."));
                    }
                    else if (answer[0] == 'Z')
                    {
                        _answered.TrySetResult();
                    }
                }
            }
            catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
            {
                // As in the other direction.
            }

            CloseClient(reset: false);
            _answered.TrySetException(new IOException("The server has gone."));
        }

        public void CloseClient(bool reset)
        {
            if (reset && client.Connected)
            {
                client.LingerState = new LingerOption(true, 0);
            }

            client.Close();
        }

        public void Dispose()
        {
            _client.Dispose();
            _server.Dispose();
            client.Dispose();
            server.Dispose();
        }

        private static async Task<byte[]?> ReadMessageAsync(NetworkStream from, CancellationToken cancellationToken)
        {
            byte[] header = new byte[5];
            if (await from.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken) < header.Length)
            {
                return null;
            }

            byte[] message = new byte[1 + BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(1))];
            header.CopyTo(message, 0);
            await from.ReadExactlyAsync(message.AsMemory(5), cancellationToken);
            return message;
        }
    }
}
