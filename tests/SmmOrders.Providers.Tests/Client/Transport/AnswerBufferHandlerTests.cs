using System.Net.Sockets;

namespace SmmOrders.Providers.Tests;

/// <summary>The innermost handler takes in whole answers alone, and tells in its own words what the platform says.</summary>
public sealed class AnswerBufferHandlerTests
{
    private const int MaxBytes = 10;
    private const string Said = "what the platform says, which may be what the provider sent";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_error_of_the_platform_has_words()
    {
        Assert.Equal(
            [
                "Unknown: the connection failed",
                "NameResolutionError: no address for the host's name",
                "ConnectionError: no connection",
                "SecureConnectionError: no secure connection",
                "HttpProtocolError: the connection failed",
                "ExtendedConnectNotSupported: the connection failed",
                "VersionNegotiationError: the connection failed",
                "UserAuthenticationError: the connection failed",
                "ProxyTunnelError: the proxy lets nothing through",
                "InvalidResponse: the response is not HTTP",
                "ResponseEnded: the connection ended before the answer did",
                "ConfigurationLimitExceeded: the answer's headers have no end",
            ],
            await Task.WhenAll(Enum.GetValues<HttpRequestError>().Select(error => ToldAsync(new HttpRequestException(error, Said)))));
    }

    [Fact]
    public async Task The_socket_error_is_reported_however_deep_it_is_nested()
    {
        var reason = new SocketException((int)SocketError.ConnectionReset);

        Assert.Equal("ResponseEnded: the connection was lost: ConnectionReset", await ToldAsync(new IOException(Said, reason)));
        Assert.Equal("ResponseEnded: the connection was lost", await ToldAsync(new IOException(Said)));
        Assert.Equal(
            "ConnectionError: no connection: ConnectionReset",
            await ToldAsync(new HttpRequestException(HttpRequestError.ConnectionError, Said, new IOException(Said, reason))));
    }

    [Fact]
    public async Task An_answer_that_is_not_read_is_disposed()
    {
        var kept = new Answer(MaxBytes);
        var dropped = new Answer(MaxBytes + 1);
        using HttpResponseMessage response = await SendAsync(() => new() { Content = kept });

        HttpRequestException exception = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(() => new() { Content = dropped }));

        Assert.Equal("the answer is longer than the 10 bytes that are allowed (Reader.MaxBytes)", exception.Message);
        Assert.Equal((false, true), (kept.IsDisposed, dropped.IsDisposed));
    }

    private static async Task<string> ToldAsync(Exception exception)
    {
        HttpRequestException told = await Assert.ThrowsAsync<HttpRequestException>(() => SendAsync(() => throw exception));
        Assert.Null(told.InnerException);
        return $"{told.HttpRequestError}: {told.Message}";
    }

    private static async Task<HttpResponseMessage> SendAsync(Func<HttpResponseMessage> answer)
    {
        var call = new ProviderCall(
            ProviderAction.Balance, "balance", new("k3y"), [], ProviderLimits.Of(ProviderAction.Balance, new() { Reader = { MaxBytes = MaxBytes } }));
        using HttpRequestMessage request = call.ToRequest(new("https://example.com/api/v2"));
        using var invoker = new HttpMessageInvoker(new AnswerBufferHandler { InnerHandler = new Network(answer) });
        return await invoker.SendAsync(request, Token);
    }

    private sealed class Network(Func<HttpResponseMessage> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(answer());
    }

    private sealed class Answer(int bytes) : ByteArrayContent(new byte[bytes])
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
