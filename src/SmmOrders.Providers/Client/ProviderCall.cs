namespace SmmOrders.Providers;

/// <summary>One request on its way: what it asks, and whether it left. Its body has the key.</summary>
internal sealed class ProviderCall(
    ProviderAction action, string name, ProviderApiKey key, IEnumerable<KeyValuePair<string, string>> fields, int maxBytes)
    : FormUrlEncodedContent([new("key", key.Reveal()), new("action", name), .. fields])
{
    private static readonly HttpRequestOptionsKey<ProviderCall> Option = new("SmmOrders.Providers.Call");

    private int _attempts;
    private int _departures;

    /// <summary>A request whose action the provider calls by its usual name.</summary>
    internal ProviderCall(ProviderAction action, ProviderApiKey key, IEnumerable<KeyValuePair<string, string>> fields, int maxBytes)
        : this(action, action.Name(), key, fields, maxBytes)
    {
    }

    internal ProviderAction Action => action;

    /// <summary>The longest answer, in bytes after decompression.</summary>
    internal int MaxBytes => maxBytes;

    /// <summary>How many times the request was handed to the network.</summary>
    internal int Attempts => _attempts;

    /// <summary>Whether a byte of the body may have left. While none has, nobody can have carried it out.</summary>
    internal bool HasLeft => Volatile.Read(ref _departures) > 0;

    /// <summary>Whether it asks for a change, and may have been carried out: only an answer can say that it was not.</summary>
    internal bool MayHaveTakenEffect => HasLeft && !action.OnlyReads();

    /// <summary>Whether something tried to send once more what is sent once.</summary>
    internal bool WasRepeated => Volatile.Read(ref _departures) > 1 && !action.OnlyReads();

    internal static ProviderCall? Find(HttpRequestMessage request) => request.Options.TryGetValue(Option, out ProviderCall? call) ? call : null;

    internal HttpRequestMessage ToRequest(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = this };
        request.Headers.Accept.Add(new("application/json")); // Without it many a framework answers an error with a page.
        request.Headers.UserAgent.Add(new("SmmOrders", null)); // Without one many a firewall answers nothing.
        request.Options.Set(Option, this);
        return request;
    }

    /// <summary>Counts an attempt, and refuses a second one of what is sent once.</summary>
    internal void Attempt()
    {
        if (Interlocked.Increment(ref _attempts) > 1 && !action.OnlyReads())
        {
            throw SentAlready();
        }
    }

    internal static HttpRequestException SentAlready() => new("it was sent already, and something tried to send it once more");

    protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _departures) > 1 && !action.OnlyReads())
        {
            throw SentAlready();
        }

        await base.SerializeToStreamAsync(stream, context, cancellationToken).ConfigureAwait(false);
    }
}
