using System.Globalization;
using System.Net;
using System.Text.Json;

namespace SmmOrders.Providers.Testing.Tests;

/// <summary>Calls a simulated provider as any client would: a form, and what comes back.</summary>
internal sealed class Caller(SimulatedProvider provider) : IDisposable
{
    private readonly HttpClient _client = new(new HttpClientHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });

    /// <summary>The body of the answer to a form such as <c>action=status&amp;order=1</c>; the key is added.</summary>
    public async Task<string> AskAsync(string form, string key = "simulated-key")
    {
        using HttpResponseMessage answer = await PostAsync(form, key);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public Task<decimal> BalanceAsync() => NumberAsync("action=balance", "balance");

    /// <summary>The number that the answer has as a text under a key.</summary>
    public async Task<decimal> NumberAsync(string form, string under)
    {
        using var answer = JsonDocument.Parse(await AskAsync(form));
        return decimal.Parse(answer.RootElement.GetProperty(under).GetString()!, CultureInfo.InvariantCulture);
    }

    public async Task<HttpResponseMessage> PostAsync(string form, string key = "simulated-key")
    {
        using var content = new StringContent($"key={Uri.EscapeDataString(key)}&{form}", null, "application/x-www-form-urlencoded");
        return await _client.PostAsync(provider.Address, content, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _client.Dispose();
}
