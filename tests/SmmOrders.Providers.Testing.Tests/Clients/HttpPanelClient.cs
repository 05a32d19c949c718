using System.Globalization;

namespace SmmOrders.Providers.Testing.Tests;

/// <summary>A client as its author wrote it: it sends fields in its own way, and hands back what comes.</summary>
internal sealed class HttpPanelClient(
    Uri address, Func<Uri, (string Name, object Value)[], HttpRequestMessage> write, string key = "simulated-key") : IDisposable
{
    private readonly HttpClient _http = new();

    /// <summary>Sends a request and reads the body of its answer.</summary>
    /// <param name="fields">The fields beside the key; a number, a text, or a list of identifiers each.</param>
    public async Task<string> SendAsync(params (string Name, object Value)[] fields)
    {
        using HttpRequestMessage request = write(address, [("key", key), .. fields]);
        using HttpResponseMessage answer = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>A value as a form has it: a list is separated by commas.</summary>
    public static string Text(object value) => value is Array list
        ? string.Join(',', list.Cast<object>().Select(Text))
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
