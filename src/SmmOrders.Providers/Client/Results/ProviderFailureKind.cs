using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>Why a provider gave no usable answer. All of these are caused by the provider or the network, and none is thrown as an exception.</summary>
/// <remarks>There is no value 0, so that a reason that was never set is detected.</remarks>
[JsonConverter(typeof(EnumByName<ProviderFailureKind>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten reason into a real one.
public enum ProviderFailureKind : byte
#pragma warning restore CA1008
{
    /// <summary>The provider answered with an error, such as <c>Incorrect order ID</c>.</summary>
    ProviderError = 1,

    /// <summary>The response is not a valid answer: HTML, truncated JSON, an empty body, more bytes than allowed.</summary>
    Malformed = 2,

    /// <summary>The provider answered, but not about this item.</summary>
    NotReported = 3,

    /// <summary>
    /// The provider refused the key: an error that says so, HTTP 401, or HTTP 403 with an error in JSON. If that error has
    /// another known kind, the kind counts and not the HTTP status.
    /// </summary>
    Unauthorized = 4,

    /// <summary>Too many requests: HTTP 429, an error that says so, or the client's own queue is full.</summary>
    RateLimited = 5,

    /// <summary>
    /// The provider is unavailable: no connection, a lost connection, HTTP 5xx, a redirect, another HTTP status without an error
    /// in JSON, or an open circuit.
    /// </summary>
    Unavailable = 6,

    /// <summary>
    /// The answer was not complete within <see cref="SmmProviderOptions.Timeout"/>; or, for a request that only reads, its last
    /// attempt was not complete within <see cref="SmmProviderOptions.AttemptTimeout"/> (for <c>services</c>,
    /// <see cref="SmmProviderOptions.ServicesAttemptTimeout"/>).
    /// </summary>
    TimedOut = 7,

    /// <summary>Nothing was sent about this item, because it has no valid identifier.</summary>
    NotAsked = 8,
}
