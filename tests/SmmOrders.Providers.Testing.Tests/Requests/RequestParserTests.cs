using System.Net.Http.Headers;
using System.Text;

namespace SmmOrders.Providers.Testing.Tests;

/// <summary>What can be read is read as real panels read it, and what cannot is an incorrect request.</summary>
public sealed class RequestParserTests
{
    private const string Key = "simulated-key";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("POST", "application/json", "{\"key\":\"simulated-key\",\"action\":\"balance\"")]
    [InlineData("POST", "application/json", "[\"simulated-key\",\"balance\"]")]
    [InlineData("POST", "application/json", "")]
    [InlineData("POST", "application/json", "{\"key\":\"simulated-key\",\"action\":\"\\ud800\"}")]
    [InlineData("POST", "application/x-www-form-urlencoded", "{\"key\":\"simulated-key\",\"action\":\"balance\"}")]
    [InlineData("POST", "multipart/form-data", "key=simulated-key&action=balance")]
    [InlineData("POST", "multipart/form-data; boundary=b", "--b\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nsimulated-key")]
    [InlineData("POST", "text/xml", "<request/>")]
    [InlineData("PUT", "application/x-www-form-urlencoded", "key=simulated-key&action=balance")]
    [InlineData("POST", "application/x-www-form-urlencoded", "key=another-key")]
    [InlineData("POST", "application/x-www-form-urlencoded", "")]
    [InlineData("POST", "application/x-www-form-urlencoded", "key=simulated-key&action=")]
    public async Task What_cannot_be_read_is_an_incorrect_request_and_no_matter_of_the_key(string method, string type, string body)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);

        Assert.Equal("""{"error":"Incorrect request"}""", await SendAsync(provider, method, type, Encoding.UTF8.GetBytes(body)));
        Assert.Equal((1, 1, 0), (provider.Count(), provider.Count(""), provider.Count("balance")));
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", "{\"key\":\"simulated-key\",\"action\":\"status\",\"orders\":[1,\"2\",3.0]}", "1,2,3")]
    [InlineData("application/json", "{\"key\":\"simulated-key\",\"action\":\"status\",\"orders\":\"1,2\",\"order\":null}", "1,2")]
    [InlineData("application/json", "{\"key\":\"simulated-key\",\"action\":\"status\",\"order\":23501.0}", "23501")]
    [InlineData("application/x-www-form-urlencoded", "key=simulated-key&action=status&orders%5B%5D=1&orders%5B%5D=2", "1,2")]
    [InlineData("application/x-www-form-urlencoded", "key=simulated-key&action=status&order=&orders=1,+2", "1,2")]
    [InlineData("text/plain", "key=simulated-key&action=status&order=5", "5")]
    public async Task Identifiers_come_as_texts_numbers_and_lists(string type, string body, string ids)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);

        Assert.Contains("Incorrect order ID", await SendAsync(provider, "POST", type, Encoding.UTF8.GetBytes(body)), StringComparison.Ordinal);
        Assert.Equal(ids.Split(','), provider.Requests.Single().Ids);
        Assert.Equal(1, provider.Count("status"));
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_not_read()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        byte[] body = Encoding.UTF8.GetBytes($"key={Key}&action=balance&x={new string('x', RequestParser.MaxBytes)}");

        Assert.Equal("""{"error":"Incorrect request"}""", await SendAsync(provider, "POST", "application/x-www-form-urlencoded", body));
        Assert.Empty(provider.Requests.Single().Fields);
    }

    [Fact]
    public async Task What_a_body_says_counts_before_the_address()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("action", "balance")]);

        using HttpResponseMessage answer = await http.PostAsync(new Uri($"{provider.Address}?key={Key}&action=services"), form, Token);

        Assert.StartsWith("""{"balance":""", await answer.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal("1: action=balance", provider.Requests.Single().ToString());
    }

    [Fact]
    public async Task An_echo_has_the_query_string_of_a_GET()
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(cancellationToken: Token);
        provider.Faults.Next(SimulatedFault.Echo());
        using var http = new HttpClient();

        Assert.Equal(
            """{"error":"Cannot handle key=simulated-key\u0026action=balance"}""",
            await http.GetStringAsync(new Uri($"{provider.Address}?key={Key}&action=balance"), Token));
    }

    private static async Task<string> SendAsync(SimulatedProvider provider, string method, string type, byte[] body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(new(method), provider.Address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using HttpResponseMessage answer = await http.SendAsync(request, Token);
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Token);
    }
}
