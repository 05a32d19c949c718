using System.IO.Compression;
using System.Text;

namespace SmmOrders.Providers.Tests;

/// <summary>HTTP as broken servers, proxies and their programmers write it. None of it throws, and none of it is made to look better than it is.</summary>
public sealed class OddHttpTests
{
    private const string Json = """{"order":7,"status":"Pending","balance":"1"}""";

    // The answer to the letter; how a poll of it ends, null for well; what becomes of a new order.
    private static readonly (string Name, string Answer, ProviderFailureKind? Poll, PlacementOutcome Add)[] Table =
    [
        ("a charset that does not exist", Ok("Content-Type: application/json; charset=foo"), null, PlacementOutcome.Placed),
        ("no content type", Ok(), null, PlacementOutcome.Placed),
        ("an image", Ok("Content-Type: image/png"), null, PlacementOutcome.Placed),
        ("an early hint first", "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + Ok(), null, PlacementOutcome.Placed),
        ("a thousand continues first", string.Concat(Enumerable.Repeat("HTTP/1.1 100 Continue\r\n\r\n", 1000)) + Ok(), null, PlacementOutcome.Placed),
        ("201", Ok().Replace("200 OK", "201 Created", StringComparison.Ordinal), null, PlacementOutcome.Placed),
        ("204", "HTTP/1.1 204 No Content\r\n\r\n", ProviderFailureKind.Malformed, PlacementOutcome.Unknown),
        ("206", Ok().Replace("200 OK", "206 Partial Content", StringComparison.Ordinal), null, PlacementOutcome.Placed),
        ("304", "HTTP/1.1 304 Not Modified\r\n\r\n", ProviderFailureKind.Unavailable, PlacementOutcome.Unknown),
        ("a redirect to nowhere", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n", ProviderFailureKind.Unavailable, PlacementOutcome.Unknown),
        ("a redirect to no address", "HTTP/1.1 307 No\r\nLocation: ht!tp://[\r\nContent-Length: 0\r\n\r\n", ProviderFailureKind.Unavailable, PlacementOutcome.Unknown),
        ("status 999", "HTTP/1.1 999 Denied\r\nContent-Length: 0\r\n\r\n", ProviderFailureKind.Unavailable, PlacementOutcome.Unknown),
        ("status 000", "HTTP/1.1 000 \r\nContent-Length: 0\r\n\r\n", ProviderFailureKind.Unavailable, PlacementOutcome.Unknown),
        ("HTTP/1.0", $"HTTP/1.0 200 OK\r\nContent-Length: {Json.Length}\r\n\r\n{Json}", null, PlacementOutcome.Placed),
        ("chunks", $"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5;x=y\r\n{Json[..5]}\r\n{Json.Length - 5:x}\r\n{Json[5..]}\r\n0\r\nX-Trailer: t\r\n\r\n", null, PlacementOutcome.Placed),
        ("a chunk of no size", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n{}\r\n0\r\n\r\n", ProviderFailureKind.Malformed, PlacementOutcome.Unknown),
        ("a chunk beyond all numbers", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}\r\n0\r\n\r\n", ProviderFailureKind.Malformed, PlacementOutcome.Unknown),
        ("a length of 100 GB", "HTTP/1.1 200 OK\r\nContent-Length: 107374182400\r\n\r\n{}", ProviderFailureKind.Malformed, PlacementOutcome.Unknown),
        ("a length that is too short", $"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{Json}", ProviderFailureKind.Malformed, PlacementOutcome.Unknown),
        ("identity", Ok("Content-Encoding: identity"), null, PlacementOutcome.Placed),
        ("brotli, which was not asked for", Ok("Content-Encoding: br", "\u000b\u0015\u0080"), ProviderFailureKind.Malformed, PlacementOutcome.Unknown),
        ("gzip", Ok("Content-Encoding: gzip", Gzip(Json)), null, PlacementOutcome.Placed),
        ("gzip in gzip", Ok("Content-Encoding: gzip, gzip", Gzip(Gzip(Json))), ProviderFailureKind.Malformed, PlacementOutcome.Unknown),
        ("half of gzip", Ok("Content-Encoding: gzip", Gzip(Json)[..^12]), ProviderFailureKind.Malformed, PlacementOutcome.Unknown),
        ("nothing of gzip", Ok("Content-Encoding: gzip", ""), ProviderFailureKind.Malformed, PlacementOutcome.Unknown),
        ("no UTF-8", Ok("", """{"error":"ÿþ"}"""), ProviderFailureKind.ProviderError, PlacementOutcome.Rejected),
        ("UTF-16", Ok("", string.Concat(Json.Select(character => $"{character}\0"))), ProviderFailureKind.Malformed, PlacementOutcome.Unknown),
        ("deep", Ok("", new string('[', 200_000) + new string(']', 200_000)), ProviderFailureKind.Malformed, PlacementOutcome.Unknown),
        ("a cookie and a challenge", Ok("Set-Cookie: a=b\r\nWWW-Authenticate: Basic realm=\"x\""), null, PlacementOutcome.Placed),
        ("a challenge", "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\n\r\n", ProviderFailureKind.Unauthorized, PlacementOutcome.Rejected),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names() => [.. Table.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Odd_HTTP_has_its_outcome(string name)
    {
        (_, string answer, ProviderFailureKind? kind, PlacementOutcome outcome) = Table.Single(row => row.Name == name);
        await using var host = new RawHost((_, _) => Encoding.Latin1.GetBytes(answer));
        await using Panel panel = await Panel.OpenAsync(options =>
        {
            options.Address = host.Address;
            options.Retries = 0;
        });

        ProviderResult<ProviderAnswer> poll = Stored.Of(await panel.Client.GetStatusAsync("7", Token));
        OrderPlacement placement = Stored.Of(await panel.Client.AddOrderAsync(NewOrder.Package("1", "L"), Token));

        Assert.True((kind, outcome) == (poll.Failure?.Kind, placement.Outcome), $"{poll} / {placement}");
        Assert.Equal(2, host.Requests);
    }

    [Theory]
    [InlineData(null, "Unavailable: the connection ended before the answer did")]
    [InlineData("nonsense\r\n\r\n", "Malformed: the response is not HTTP")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd", "Malformed: the body is not compressed as its header says")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 107374182400\r\n\r\n", "Malformed: the answer is longer than the 1048576 bytes that are allowed (Reader.MaxBytes)")]
    [InlineData("HTTP/1.1 300 Many\r\nContent-Length: 0\r\n\r\n", "Unavailable (HTTP 300): a redirect, which is not followed")]
    [InlineData("HTTP/1.1 307 No\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n", "Unavailable (HTTP 307): a redirect, which is not followed")]
    [InlineData("HTTP/1.1 399 No\r\nContent-Length: 0\r\n\r\n", "Unavailable (HTTP 399): a redirect, which is not followed")]
    [InlineData("HTTP/1.1 400 No\r\nContent-Length: 6\r\n\r\n<html>", "Unavailable (HTTP 400): the answer does not say why in JSON")]
    [InlineData("HTTP/1.1 503 No\r\nContent-Length: 6\r\n\r\n<html>", "Unavailable (HTTP 503): the answer does not say why in JSON")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>", "Malformed: not a JSON object; it begins with: <html>")]
    public async Task Failures_are_reported_in_words(string? answer, string words)
    {
        await using var host = new RawHost((_, _) => answer is null ? null : Encoding.ASCII.GetBytes(answer));
        await using Panel panel = await Panel.OpenAsync(options =>
        {
            options.Address = host.Address;
            options.Retries = 0;
        });

        Assert.Equal(words, (await panel.Client.GetBalanceAsync(Token)).ToString());
    }

    [Fact]
    public async Task A_cookie_is_not_sent_back()
    {
        byte[] answer = Encoding.ASCII.GetBytes(Ok("Set-Cookie: session=42; Path=/"));
        await using var host = new RawHost((_, _) => answer);
        await using Panel panel = await Panel.OpenAsync(options => options.Address = host.Address);
        await using var other = new RawHost((_, _) => answer);
        using var platform = new HttpClient();

        for (var i = 0; i < 2; i++)
        {
            Assert.True((await panel.Client.GetBalanceAsync(Token)).IsSuccess);
            using HttpResponseMessage response = await platform.GetAsync(other.Address, Token);
        }

        Assert.Equal(2, host.Requests);
        Assert.DoesNotContain("session=42", host.Received, StringComparison.Ordinal);
        Assert.Contains("session=42", other.Received, StringComparison.Ordinal); // Else none would be seen.
    }

    private static string Ok(string headers = "", string body = Json) =>
        $"HTTP/1.1 200 OK\r\n{headers}{(headers.Length > 0 ? "\r\n" : "")}Content-Length: {body.Length}\r\n\r\n{body}";

    // As text of Latin-1, a character for a byte.
    private static string Gzip(string text)
    {
        using var bytes = new MemoryStream();
        using (var zip = new GZipStream(bytes, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.Latin1.GetBytes(text));
        }

        return Encoding.Latin1.GetString(bytes.ToArray());
    }
}
