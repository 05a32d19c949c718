using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace SmmOrders.PanelBackend.Tests;

/// <summary>A browser without script: cookies, forms and no redirects that a test does not see.</summary>
/// <param name="address">The panel's address.</param>
/// <param name="from">The visitor's own address on this machine; 127.0.0.1 by default.</param>
internal sealed partial class PanelVisitor(Uri address, IPAddress? from = null) : IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,

        // A body that is refused for its length is not sent: while it is, the connection may break before the answer is read.
        Expect100ContinueTimeout = TimeSpan.FromSeconds(60),
        ConnectCallback = async (context, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(new IPEndPoint(from ?? IPAddress.Loopback, 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = address,
        Timeout = TimeSpan.FromSeconds(60),
    };

    public void Dispose() => _client.Dispose();

    internal Task<HttpResponseMessage> GetAsync(string path) => _client.GetAsync(new Uri(path, UriKind.Relative));

    internal Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.ExpectContinue = request.Content is not null;
        return _client.SendAsync(request);
    }

    internal async Task<string> ReadAsync(string path)
    {
        using HttpResponseMessage answer = await GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await TextOfAsync(answer);
    }

    /// <summary>The page as it is read: with its entities decoded.</summary>
    internal static async Task<string> TextOfAsync(HttpResponseMessage answer) => WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

    internal Task<Stream> OpenAsync(string path) => _client.GetStreamAsync(new Uri(path, UriKind.Relative));

    /// <summary>The hidden fields of a page, among them the token against forgery.</summary>
    internal async Task<Dictionary<string, string>> FieldsAsync(string path)
    {
        using HttpResponseMessage answer = await GetAsync(path);
        return FieldsOf(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The same, of a page that was read.</summary>
    internal static Dictionary<string, string> FieldsOf(string html)
    {
        var fields = new Dictionary<string, string>();
        foreach (Match field in Hidden().Matches(html))
        {
            fields[field.Groups["name"].Value] = WebUtility.HtmlDecode(field.Groups["value"].Value);
        }

        return fields;
    }

    internal Task<HttpResponseMessage> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        SendAsync(new(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new FormUrlEncodedContent(fields) });

    internal async Task<PanelVisitor> SignInAsync(string name)
    {
        Dictionary<string, string> fields = await FieldsAsync("/sign-in");
        using HttpResponseMessage answer = await PostAsync("/sign-in", fields.Concat([new("Name", name), new("Password", "panel")]));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return this;
    }

    /// <summary>The form that places an order, with the price that it showed.</summary>
    internal Task<Dictionary<string, string>> ReviewAsync(string service, long quantity) =>
        FieldsAsync($"/orders/new?service={service}&link=https%3A%2F%2Fpage.example%2Fmine&quantity={quantity}");

    /// <summary>Places an order as a customer does, and returns its page.</summary>
    internal async Task<string> PlaceAsync(string service, long quantity)
    {
        using HttpResponseMessage answer = await PostAsync("/orders/new", await ReviewAsync(service, quantity));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>Reads a page again each time that the panel says that something changed, until it says what is awaited.</summary>
    internal async Task<string> FollowAsync(string path, Func<string, bool> isAwaited)
    {
        await using Stream live = await OpenAsync("/live");
        using var lines = new StreamReader(live);
        while (true)
        {
            Assert.NotNull(await lines.ReadLineAsync());
            if (await ReadAsync(path) is var page && isAwaited(page))
            {
                return page;
            }
        }
    }

    [GeneratedRegex("""<input[^>]*name="(?<name>[^"]+)"[^>]*type="hidden"[^>]*value="(?<value>[^"]*)"|<input[^>]*type="hidden"[^>]*name="(?<name>[^"]+)"[^>]*value="(?<value>[^"]*)""")]
    private static partial Regex Hidden();
}
