using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace SmmOrders.PanelBackend.Tests.Instances;

/// <summary>Resellers who order by the API of the instances, each order once: where no answer comes, nobody orders again.</summary>
internal sealed class MarketBuyers(IReadOnlyList<string> keys) : IDisposable
{
    private const int AtOnce = 4;

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(60) };

    /// <summary>What was answered: the panel's identifiers by the order's number.</summary>
    public ConcurrentDictionary<int, long> Bought { get; } = new();

    /// <summary>How many orders had no answer, so that the reseller does not know whether the panel has them.</summary>
    public int Unclear => _unclear;

    private int _unclear;

    public void Dispose() => _client.Dispose();

    /// <summary>Buys, at each instance in turn, and at the first that still can be reached.</summary>
    public Task BuyAsync(int count, IReadOnlyList<Uri> instances, CancellationToken cancellationToken) => Parallel.ForEachAsync(
        Enumerable.Range(1, count).Select(number => new MarketOrder(number)),
        new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
        async (order, stop) =>
        {
            for (int tried = 0; tried < instances.Count && !await TryBuyAsync(order, instances[(order.Number + tried) % instances.Count], stop); tried++)
            {
            }
        });

    // Whether the request left: if it did not, another instance may have it.
    private async Task<bool> TryBuyAsync(MarketOrder order, Uri api, CancellationToken cancellationToken)
    {
        using FormUrlEncodedContent form = new(new Dictionary<string, string>
        {
            ["key"] = keys[order.Customer],
            ["action"] = "add",
            ["service"] = order.Service,
            ["link"] = order.Link,
            ["quantity"] = order.Quantity.ToString(CultureInfo.InvariantCulture),
        });
        try
        {
            using HttpResponseMessage answer = await _client.PostAsync(api, form, cancellationToken);
            string text = await answer.Content.ReadAsStringAsync(cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                using JsonDocument body = JsonDocument.Parse(text);
                Assert.True(body.RootElement.TryGetProperty("order", out JsonElement id), $"Order {order.Number}: {text}");
                Bought[order.Number] = id.GetInt64();
                return true;
            }
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError == HttpRequestError.ConnectionError)
        {
            return false;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException)
        {
        }

        _ = Interlocked.Increment(ref _unclear);
        return true;
    }
}
