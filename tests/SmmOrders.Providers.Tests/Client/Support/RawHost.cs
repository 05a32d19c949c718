using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace SmmOrders.Providers.Tests;

/// <summary>A host that speaks plain TCP: it keeps every byte that reaches it, and answers what it is told, be it HTTP or not.</summary>
internal sealed class RawHost : IAsyncDisposable
{
    private const byte TlsHandshake = 0x16;

    private readonly CancellationTokenSource _stopping = new();
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<Task> _connections = new();
    private readonly ConcurrentQueue<byte[]> _received = new();
    private readonly ConcurrentDictionary<Stream, bool> _open = new();
    private readonly Func<int, string, byte[]?> _answer;
    private readonly X509Certificate2? _certificate;
    private readonly Task _accepting;
    private int _requests;

    /// <summary>Starts a host.</summary>
    /// <param name="answer">Answers a request, given its number and text; <see langword="null"/> closes the connection.</param>
    /// <param name="certificate">For TLS; none by default.</param>
    public RawHost(Func<int, string, byte[]?> answer, X509Certificate2? certificate = null)
    {
        _answer = answer;
        _certificate = certificate;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"{(_certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/api/v2");

    /// <summary>How many requests a connection answers. It looks open then, and the next request on it finds it closed, as behind a router that forgets.</summary>
    public int RequestsPerConnection { get; init; } = int.MaxValue;

    /// <summary>What a connection waits for before it speaks at all.</summary>
    public Task Opening { get; init; } = Task.CompletedTask;

    /// <summary>Bytes that nobody asked for, on the connections that are open.</summary>
    public async Task StrayAsync(byte[] bytes)
    {
        foreach (Stream stream in _open.Keys)
        {
            try
            {
                await stream.WriteAsync(bytes, _stopping.Token);
            }
            catch (Exception exception) when (exception is IOException or ObjectDisposedException)
            {
                // It was closed meanwhile: nothing reaches anybody there.
            }
        }
    }

    /// <summary>How many requests came, whole ones.</summary>
    public int Requests => Volatile.Read(ref _requests);

    public int Connections => _connections.Count;

    /// <summary>How many connections are open now.</summary>
    public int Open => _open.Count;

    public string Received => Encoding.Latin1.GetString([.. _received.SelectMany(bytes => bytes)]);

    public static byte[] Http(string body, string head = "HTTP/1.1 200 OK") =>
        Encoding.UTF8.GetBytes($"{head}\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_connections);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _connections.Enqueue(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            Assert.True(_stopping.IsCancellationRequested);
        }
    }

    private async Task ServeAsync(TcpClient connection)
    {
        await Task.Yield(); // A request that is there already would be answered within the loop that accepts, and hold up every other.
        using (connection)
        {
            try
            {
                await Opening.WaitAsync(_stopping.Token);
                await using Stream stream = await OpenAsync(connection);
                _ = _open.TryAdd(stream, true);
                try
                {
                    await AnswerAsync(stream);
                }
                finally
                {
                    _ = _open.TryRemove(stream, out _);
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or AuthenticationException)
            {
                // The client went away, or the host is being stopped: either ends the connection.
            }
        }
    }

    private async Task AnswerAsync(Stream stream)
    {
        for (var answered = 0; await ReadRequestAsync(stream) is { } request; answered++)
        {
            byte[]? answer = answered < RequestsPerConnection ? _answer(Interlocked.Increment(ref _requests), request) : null;
            if (answer is null)
            {
                return;
            }

            await stream.WriteAsync(answer, _stopping.Token);
        }
    }

    private async Task<Stream> OpenAsync(TcpClient connection)
    {
        if (_certificate is null)
        {
            return connection.GetStream();
        }

        var stream = new SslStream(connection.GetStream());
        await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _stopping.Token);
        return stream;
    }

    private async Task<string?> ReadRequestAsync(Stream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[4096];
        while (true)
        {
            int count = await stream.ReadAsync(buffer, _stopping.Token);
            if (count == 0)
            {
                return null;
            }

            _received.Enqueue(buffer[..count]);
            if (text.Length == 0 && _certificate is null && buffer[0] == TlsHandshake)
            {
                return null;
            }

            _ = text.Append(Encoding.Latin1.GetString(buffer, 0, count));
            string request = text.ToString();
            int head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head >= 0 && request.Length >= head + 4 + ContentLength(request))
            {
                return request;
            }
        }
    }

    private static int ContentLength(string request)
    {
        const string Name = "content-length:";
        int at = request.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? 0 : int.Parse(request[(at + Name.Length)..request.IndexOf("\r\n", at, StringComparison.Ordinal)].Trim(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
