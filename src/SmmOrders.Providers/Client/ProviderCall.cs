namespace SmmOrders.Providers;

/// <summary>One request on its way: what it asks, and whether it left. Its body has the key.</summary>
internal sealed class ProviderCall(
    ProviderAction action, string name, ProviderApiKey key, IEnumerable<KeyValuePair<string, string>> fields, ProviderLimits limits)
    : FormUrlEncodedContent([new("key", key.Reveal()), new("action", name), .. fields])
{
    private int _attempts;
    private int _departures;
    private int _isUnderWay;

    internal ProviderAction Action => action;

    /// <summary>The action's name on the wire.</summary>
    internal string Name => name;

    /// <summary>What is asked beside the key and the action.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Fields => fields;

    /// <summary>How long the answer may be and may take.</summary>
    internal ProviderLimits Limits => limits;

    /// <summary>Whether the request waits for its turn, and is retried where it only reads; else it goes at once, and once.</summary>
    internal bool IsQueued { get; init; }

    /// <summary>Whether it is one request, whatever happens, also where the platform would repeat it.</summary>
    internal bool IsSentOnce => !IsQueued || !action.OnlyReads();

    /// <summary>How many times the request was handed to the network.</summary>
    internal int Attempts => _attempts;

    /// <summary>Whether a byte of the body may have left. While none has, nobody can have carried it out.</summary>
    internal bool HasLeft => Volatile.Read(ref _departures) > 0;

    /// <summary>Whether an attempt has left and is not answered yet.</summary>
    internal bool IsUnderWay => Volatile.Read(ref _isUnderWay) != 0;

    /// <summary>Whether it asks for a change, and may have been carried out: only an answer can say that it was not.</summary>
    internal bool MayHaveTakenEffect => HasLeft && !action.OnlyReads();

    /// <summary>Whether something tried to send once more what is sent once.</summary>
    internal bool WasRepeated => Volatile.Read(ref _departures) > 1 && IsSentOnce;

    /// <summary>The permit of the attempt that is being made; it is told when the attempt leaves.</summary>
    internal PacePermit? Permit { get; set; }

    /// <summary>What ends the waiting: a request that has not left by then never does.</summary>
    internal CancellationToken Stopping { get; set; }

    /// <summary>The time-out that ended the request, by the name of its option.</summary>
    internal string? TimedOutBy { get; set; }

    internal HttpRequestMessage ToRequest(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = this };
        request.Headers.Accept.Add(new("application/json")); // Without it many a framework answers an error with a page.
        request.Headers.UserAgent.Add(new("SmmOrders", null)); // Without one many a firewall answers nothing.
        if (!action.OnlyReads())
        {
            request.Headers.ConnectionClose = true; // Its connection serves nothing else; the provider need not keep it.
        }

        return request;
    }

    /// <summary>Counts an attempt, and refuses a second one of what is sent once.</summary>
    internal void Attempt()
    {
        if (Interlocked.Increment(ref _attempts) > 1 && IsSentOnce)
        {
            throw SentAlready();
        }
    }

    /// <summary>The attempt is over, with an answer or without.</summary>
    internal void EndAttempt() => Volatile.Write(ref _isUnderWay, 0);

    internal static HttpRequestException SentAlready() => new("it was sent already, and something tried to send it once more");

    protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context, CancellationToken cancellationToken)
    {
        // Who stops looks at this after it has stopped, and this looks at that after it has begun: one of them sees the other.
        _ = Interlocked.Exchange(ref _isUnderWay, 1);
        Stopping.ThrowIfCancellationRequested();
        if (Interlocked.Increment(ref _departures) > 1 && IsSentOnce)
        {
            throw SentAlready();
        }

        try
        {
            await base.SerializeToStreamAsync(stream, context, cancellationToken).ConfigureAwait(false);
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false); // So that it has left when its permit is told so.
        }
        finally
        {
            Permit?.Depart();
        }
    }
}
