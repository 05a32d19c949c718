namespace SmmOrders.Providers;

/// <summary>How one provider is talked to. Checked when the host starts, and at the latest when the provider is first used.</summary>
public sealed class SmmProviderOptions
{
    /// <summary>
    /// Where the provider's API is: an absolute https address without a user name, for example <c>https://example.com/api/v2</c>.
    /// http is for this machine alone (a simulated provider).
    /// </summary>
    /// <value>The default is <see langword="null"/>, which is refused.</value>
    public Uri? Address { get; set; }

    /// <summary>The key.</summary>
    /// <value>The default is <see langword="null"/>, which is refused.</value>
    public ProviderApiKey? ApiKey { get; set; }

    /// <summary>
    /// How answers about orders are read: the provider's own words, its errors, and the longest answer. The last,
    /// <see cref="ProviderReaderOptions.MaxBytes"/>, holds for every answer, after decompression.
    /// </summary>
    /// <value>The default is a reader's defaults: the usual words, 1 MiB.</value>
    public ProviderReaderOptions Reader { get; set; } = new();

    /// <summary>The longest answer to <c>action=services</c> in bytes after decompression; above zero. A provider with thousands of services needs more than 1 MiB.</summary>
    /// <value>The default is <see langword="null"/>: as <see cref="Reader"/> says.</value>
    public int? MaxServicesBytes { get; set; }

    /// <summary>How many requests leave in any second at most; from 1 to 10,000. Further ones wait in a queue.</summary>
    /// <value>The default is 5.</value>
    public int RequestsPerSecond { get; set; } = 5;

    /// <summary>How many requests may wait in that queue; zero or above. One more is <see cref="ProviderFailureKind.RateLimited"/> at once.</summary>
    /// <value>The default is 1000.</value>
    public int QueueLimit { get; set; } = 1000;

    /// <summary>How long one request may take in all: waiting in the queue, retries, and the last byte of the body; from 10 ms to 1 day.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long one attempt of a request that may be retried may take, its body included; from 10 ms to 1 day. <see cref="Timeout"/> ends it in any case.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often a request that only reads (<c>status</c>, <c>services</c>, <c>balance</c>, <c>refill_status</c>) is tried again where
    /// the provider is unavailable, from 0 to 10. The others are sent once, whatever happens.
    /// </summary>
    /// <value>The default is 2.</value>
    public int Retries { get; set; } = 2;

    /// <summary>The wait before the first retry, doubled for each further one and varied at random; above zero, at most 1 day, and never longer than <see cref="MaxRetryDelay"/>. The provider's <c>Retry-After</c> goes before it.</summary>
    /// <value>The default is half a second.</value>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait before a retry; above zero, at most 1 day. A <c>Retry-After</c> beyond it is told, not waited for.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>When requests that only read are not even tried, because the provider is down.</summary>
    public ProviderCircuitOptions Circuit { get; set; } = new();

    /// <summary>What the provider can do where one request is about many orders.</summary>
    public ProviderBulkOptions Bulk { get; set; } = new();

    /// <summary>How many requests of one call for many orders are under way at once; from 1 to 100.</summary>
    /// <value>The default is 2.</value>
    public int BulkParallelism { get; set; } = 2;

    /// <summary>The options as they are now, so that later changes do not reach a client; above all not where its key is sent to.</summary>
    internal SmmProviderOptions Copy()
    {
        var copy = (SmmProviderOptions)this.MemberwiseClone();
        copy.Reader = Reader.Copy();
        copy.Bulk = Bulk.Copy();
        copy.Circuit = new()
        {
            FailurePercent = Circuit.FailurePercent,
            MinimumAttempts = Circuit.MinimumAttempts,
            Window = Circuit.Window,
            BreakFor = Circuit.BreakFor,
        };
        return copy;
    }
}
