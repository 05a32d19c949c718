using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;

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

    /// <summary>The longest answer to <c>action=services</c> in bytes after decompression; above zero. A list of 10,000 services has some 4.5 MB.</summary>
    /// <value>The default is 16,777,216 (16 MiB).</value>
    [OptionRange(1, int.MaxValue, "above zero")]
    public int MaxServicesBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>
    /// How many requests leave in any second at most, wherever the second begins; from 1 to 10,000. Further ones wait in a queue, in
    /// which <c>add</c>, <c>refill</c> and <c>cancel</c> go before requests that only read. Retries count as well.
    /// </summary>
    /// <remarks>
    /// A request leaves when its last byte is handed to the operating system, after the connection and its TLS are there. At the
    /// provider there can be more in a second only where the network holds some of them up for longer than others.
    /// </remarks>
    /// <value>The default is 5.</value>
    [OptionRange(1, 10_000, "from 1 to 10000")]
    public int RequestsPerSecond { get; set; } = 5;

    /// <summary>
    /// How many requests that only read may wait in that queue, and as many again that change something; zero or above. One more is
    /// <see cref="ProviderFailureKind.RateLimited"/> at once.
    /// </summary>
    /// <value>The default is 1000.</value>
    [OptionRange(0, int.MaxValue, "zero or above")]
    public int QueueLimit { get; set; } = 1000;

    /// <summary>
    /// How long one request may take in all: waiting in the queue, retries, and the last byte of the body; from 10 ms to 1 day. One for
    /// <c>services</c> may take <see cref="ServicesAttemptTimeout"/> on top of it, so that what it waits for does not shorten its answer.
    /// </summary>
    /// <value>The default is 30 seconds.</value>
    [OptionRange("00:00:00.010", "1.00:00:00", "from 10 ms to 1 day")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long one attempt of a request that may be retried may take, its body included; from 10 ms to 1 day. <see cref="Timeout"/>
    /// ends it in any case. Not for <c>services</c>.
    /// </summary>
    /// <value>The default is 10 seconds.</value>
    [OptionRange("00:00:00.010", "1.00:00:00", "from 10 ms to 1 day")]
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long one attempt of <c>services</c> may take, its body included; from 10 ms to 1 day. A long list can take a provider 20 seconds.</summary>
    /// <value>The default is 60 seconds.</value>
    [OptionRange("00:00:00.010", "1.00:00:00", "from 10 ms to 1 day")]
    public TimeSpan ServicesAttemptTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How often a request that only reads (<c>status</c>, <c>services</c>, <c>balance</c>, <c>refill_status</c>) is tried again where
    /// the provider is unavailable, from 0 to 10. The others are sent once, whatever happens.
    /// </summary>
    /// <value>The default is 2.</value>
    [OptionRange(0, 10, "from 0 to 10")]
    public int Retries { get; set; } = 2;

    /// <summary>The wait before the first retry, doubled for each further one and varied at random; above zero, at most 1 day, and never longer than <see cref="MaxRetryDelay"/>. The provider's <c>Retry-After</c> goes before it, unless it says 0 or a time that has passed.</summary>
    /// <value>The default is half a second.</value>
    [OptionRange("00:00:00.0000001", "1.00:00:00", "above zero, at most 1 day")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait before a retry; above zero, at most 1 day. A <c>Retry-After</c> beyond it is told, not waited for.</summary>
    /// <value>The default is 10 seconds.</value>
    [OptionRange("00:00:00.0000001", "1.00:00:00", "above zero, at most 1 day")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>When requests that only read are not even tried, because the provider is down.</summary>
    [ValidateObjectMembers]
    public ProviderCircuitOptions Circuit { get; set; } = new();

    /// <summary>What the provider can do where one request is about many orders.</summary>
    [ValidateObjectMembers]
    public ProviderBulkOptions Bulk { get; set; } = new();

    /// <summary>How many requests of one call for many orders are under way at once; from 1 to 100.</summary>
    /// <value>The default is 2.</value>
    [OptionRange(1, 100, "from 1 to 100")]
    public int BulkParallelism { get; set; } = 2;

    /// <summary>
    /// The clock of the pace, of time-outs, of waits and of telemetry. A clock that the container has is not asked: one that stands
    /// still for an application's own tests would stop requests as well.
    /// </summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    [JsonIgnore]
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>
    /// Called after each attempt, with what was asked and what came back, the key redacted: for finding out how a provider's answers
    /// look. It is called before the attempt's result goes on, from any thread, and possibly from several at once: be brief.
    /// </summary>
    /// <remarks>
    /// An exception that it throws is logged as an error, and the call goes on: an order whose answer was lost to a fault in it could
    /// not be told from one that was never answered.
    /// </remarks>
    /// <value>The default is <see langword="null"/>: nothing is called, and nothing is made for it.</value>
    [JsonIgnore] // Whoever writes options down writes values.
    public Action<ProviderExchange>? OnExchange { get; set; }

    /// <summary>The options as they are now, so that later changes do not reach a client; above all not where its key is sent to.</summary>
    internal SmmProviderOptions Copy()
    {
        var copy = (SmmProviderOptions)MemberwiseClone();
        copy.Reader = Reader.Copy();
        copy.Bulk = Bulk.Copy();
        copy.Circuit = Circuit.Copy();
        return copy;
    }

    /// <summary>
    /// Whether both say the same, so that a client made of the one need not be made again. Of what <see cref="OnExchange"/> calls it is the
    /// code that counts: a list that is read anew makes it anew.
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
