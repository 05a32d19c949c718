using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

namespace SmmOrders.Providers;

/// <summary>How to connect to one provider. Validated when the host starts, or at first use at the latest.</summary>
public sealed class SmmProviderOptions
{
    /// <summary>
    /// The address of the provider's API: an absolute https URL without user information, for example
    /// <c>https://example.com/api/v2</c>. http is allowed only for this machine (a simulated provider).
    /// </summary>
    /// <value>The default is <see langword="null"/>, which is invalid.</value>
    public Uri? Address { get; set; }

    /// <summary>The API key.</summary>
    /// <value>The default is <see langword="null"/>, which is invalid.</value>
    public ProviderApiKey? ApiKey { get; set; }

    /// <summary>
    /// How to read answers about orders: the provider's status words, its error phrases, and the maximum answer size.
    /// <see cref="ProviderReaderOptions.MaxBytes"/> applies to every answer, after decompression.
    /// </summary>
    /// <value>The default is the default reader options: the usual words, 1 MiB.</value>
    public ProviderReaderOptions Reader { get; set; } = new();

    /// <summary>The maximum size of the answer to <c>action=services</c>, in bytes after decompression; above zero. A list of 10,000 services takes about 4.5 MB.</summary>
    /// <value>The default is 16,777,216 (16 MiB).</value>
    [OptionRange(1, int.MaxValue, "above zero")]
    public int MaxServicesBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>
    /// The maximum number of requests that leave in any one-second window; from 1 to 10,000. Excess requests wait in a queue, where
    /// <c>add</c>, <c>refill</c> and <c>cancel</c> go ahead of requests that only read. Retries count as requests.
    /// </summary>
    /// <remarks>
    /// A request leaves when its last byte is handed to the operating system, after the connection and TLS are established. The
    /// provider can only see more per second if the network delays some requests longer than others.
    /// </remarks>
    /// <value>The default is 5.</value>
    [OptionRange(1, 10_000, "from 1 to 10000")]
    public int RequestsPerSecond { get; set; } = 5;

    /// <summary>
    /// How many requests that only read may wait in that queue; the same number of requests that change something may wait as
    /// well. Zero or above. Any further request is <see cref="ProviderFailureKind.RateLimited"/> immediately.
    /// </summary>
    /// <value>The default is 1000.</value>
    [OptionRange(0, int.MaxValue, "zero or above")]
    public int QueueLimit { get; set; } = 1000;

    /// <summary>
    /// The maximum time for one request in total: queueing, retries, and receiving the whole body; from 10 ms to 1 day. A
    /// <c>services</c> request may take <see cref="ServicesAttemptTimeout"/> longer, so that queueing does not shorten the time
    /// for its answer.
    /// </summary>
    /// <value>The default is 30 seconds.</value>
    [OptionRange("00:00:00.010", "1.00:00:00", "from 10 ms to 1 day")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// The maximum time for one attempt of a request that may be retried, including its body; from 10 ms to 1 day.
    /// <see cref="Timeout"/> applies as well. Not used for <c>services</c>.
    /// </summary>
    /// <value>The default is 10 seconds.</value>
    [OptionRange("00:00:00.010", "1.00:00:00", "from 10 ms to 1 day")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The maximum time for one attempt of <c>services</c>, including its body; from 10 ms to 1 day. A provider can take 20 seconds for a long list.</summary>
    /// <value>The default is 60 seconds.</value>
    [OptionRange("00:00:00.010", "1.00:00:00", "from 10 ms to 1 day")]
    public TimeSpan ServicesAttemptTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How many times a request that only reads (<c>status</c>, <c>services</c>, <c>balance</c>, <c>refill_status</c>) is retried
    /// while the provider is unavailable, from 0 to 10. Other requests are never sent twice.
    /// </summary>
    /// <value>The default is 2.</value>
    [OptionRange(0, 10, "from 0 to 10")]
    public int Retries { get; set; } = 2;

    /// <summary>The delay before the first retry, doubled for each further retry, with jitter; above zero, at most 1 day, and never longer than <see cref="MaxRetryDelay"/>. The provider's <c>Retry-After</c> takes precedence, unless it is 0 or in the past.</summary>
    /// <value>The default is half a second.</value>
    [OptionRange("00:00:00.0000001", "1.00:00:00", "above zero, at most 1 day")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The maximum delay before a retry; above zero, at most 1 day. A longer <c>Retry-After</c> is reported instead of waited for.</summary>
    /// <value>The default is 10 seconds.</value>
    [OptionRange("00:00:00.0000001", "1.00:00:00", "above zero, at most 1 day")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>When to stop sending requests that only read, because the provider is down.</summary>
    [ValidateObjectMembers]
    public ProviderCircuitOptions Circuit { get; set; } = new();

    /// <summary>How the provider handles requests for many orders.</summary>
    [ValidateObjectMembers]
    public ProviderBulkOptions Bulk { get; set; } = new();

    /// <summary>How many requests one call for many orders sends in parallel; from 1 to 100.</summary>
    /// <value>The default is 2.</value>
    [OptionRange(1, 100, "from 1 to 100")]
    public int BulkParallelism { get; set; } = 2;

    /// <summary>
    /// The clock for the rate limit, time-outs, delays and telemetry. A <see cref="TimeProvider"/> in the container is not used:
    /// a fake clock for an application's own tests would stop requests as well.
    /// </summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    [JsonIgnore]
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>
    /// Called after each attempt with the request and the response, the key redacted, so that you can see a provider's real
    /// answers. It runs before the result is returned, on any thread, possibly several at once: keep it short.
    /// </summary>
    /// <remarks>
    /// An exception it throws is logged as an error, and the call continues: otherwise a bug in the callback could lose the
    /// answer to an order.
    /// </remarks>
    /// <value>The default is <see langword="null"/>: no callback, and no cost.</value>
    [JsonIgnore] // A delegate cannot be serialized.
    public Action<ProviderExchange>? OnExchange { get; set; }

    /// <summary>Copies the options, so that later changes do not affect a client, above all where it sends its key.</summary>
    internal SmmProviderOptions Copy()
    {
        var copy = (SmmProviderOptions)MemberwiseClone();
        copy.Reader = Reader.Copy();
        copy.Bulk = Bulk.Copy();
        copy.Circuit = Circuit.Copy();
        return copy;
    }

    /// <summary>
    /// Whether both are equal, so that a client built from one can serve the other. <see cref="OnExchange"/> is compared by
    /// method: a source creates a new delegate with every list.
    /// </summary>
    internal bool IsSameAs(SmmProviderOptions other) =>
        Values == other.Values
        && Circuit.Values == other.Circuit.Values
        && Bulk.Values == other.Bulk.Values
        && Reader.IsSameAs(other.Reader);

    private (string?, string?, int, int, int, TimeSpan, TimeSpan, TimeSpan, int, TimeSpan, TimeSpan, int, TimeProvider, object?) Values => (
        Address?.OriginalString, ApiKey?.Reveal(), MaxServicesBytes, RequestsPerSecond, QueueLimit, Timeout, AttemptTimeout, ServicesAttemptTimeout,
        Retries, RetryDelay, MaxRetryDelay, BulkParallelism, Time, OnExchange?.Method);
}
