namespace SmmOrders.Providers;

/// <summary>One request and its progress: what it asks for, and whether it has left.</summary>
internal sealed class ProviderCall(
    ProviderAction action, string name, ProviderApiKey key, IEnumerable<KeyValuePair<string, string>> fields, ProviderLimits limits)
{
    private int _attempts;
    private int _departures;
    private int _isUnderWay;

    internal ProviderAction Action => action;

    /// <summary>The action's name on the wire.</summary>
    internal string Name => name;

    /// <summary>The fields of the request, without the key and the action.</summary>
    internal IEnumerable<KeyValuePair<string, string>> Fields => fields;

    /// <summary>The limits on the size of the answer and on the time it may take.</summary>
    internal ProviderLimits Limits => limits;

    /// <summary>Whether the request waits for its turn, and is retried if it only reads. If not, it is sent immediately and once.</summary>
    internal bool IsQueued { get; init; }

    /// <summary>Whether the request is sent only once, even when the platform would repeat it.</summary>
    internal bool IsSentOnce => !IsQueued || !action.OnlyReads();

    /// <summary>How many times the request was handed to the network.</summary>
    internal int Attempts => _attempts;

    /// <summary>Whether a byte of the body may have left. Until then, the provider cannot have acted on the request.</summary>
    internal bool HasLeft => Volatile.Read(ref _departures) > 0;

    /// <summary>Whether an attempt has left and is not answered yet.</summary>
    internal bool IsUnderWay => Volatile.Read(ref _isUnderWay) != 0;

    /// <summary>Whether the request changes something and may have been carried out. Only an answer can rule that out.</summary>
    internal bool MayHaveTakenEffect => HasLeft && !action.OnlyReads();

    /// <summary>Whether something tried to send a send-once request again.</summary>
    internal bool WasRepeated => Volatile.Read(ref _departures) > 1 && IsSentOnce;

    /// <summary>The rate-limit permit of the current attempt; released when the attempt leaves.</summary>
    internal PacePermit? Permit { get; set; }

    /// <summary>Canceled when the client stops: a request that has not left by then is never sent.</summary>
    internal CancellationToken Stopping { get; set; }

    /// <summary>The name of the time-out option that ended the request.</summary>
    internal string? TimedOutBy { get; set; }

    internal HttpRequestMessage ToRequest(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ProviderCallContent(this, key) };
        request.Headers.Accept.Add(new("application/json")); // Without it, many frameworks answer an error with a page.
        request.Headers.UserAgent.Add(new("SmmOrders", null)); // Without it, many firewalls do not answer.
        if (!action.OnlyReads())
        {
            request.Headers.ConnectionClose = true; // Nothing else uses its connection, so the provider need not keep it open.
        }

        return request;
    }

    /// <summary>Counts an attempt, and refuses a second one for a send-once request.</summary>
    internal void Attempt()
    {
        if (Interlocked.Increment(ref _attempts) > 1 && IsSentOnce)
        {
            throw SentAlready();
        }
    }

    /// <summary>The body is about to leave. Throws if the client has stopped, or if a send-once request has left before.</summary>
    internal void BeginDeparture()
    {
        // The stopping thread cancels first and then reads this flag; this thread sets the flag first and then checks the token.
        // So one of them always sees the other.
        _ = Interlocked.Exchange(ref _isUnderWay, 1);
        Stopping.ThrowIfCancellationRequested();
        if (Interlocked.Increment(ref _departures) > 1 && IsSentOnce)
        {
            throw SentAlready();
        }
    }

    /// <summary>The whole body has left, or sending it has failed.</summary>
    internal void EndDeparture() => Permit?.Depart();

    /// <summary>The attempt is over, with or without an answer.</summary>
    internal void EndAttempt() => Volatile.Write(ref _isUnderWay, 0);

    internal static HttpRequestException SentAlready() => new("it was already sent, and something tried to send it again");
}
