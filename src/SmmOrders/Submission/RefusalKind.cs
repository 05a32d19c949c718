using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// Why a provider refused a request. <see cref="RefusalKinds.Consequence"/> is what follows from each kind (domain rules, section 7).
/// </summary>
/// <remarks>There is no value 0, so that a kind that was never set fails at once.</remarks>
[JsonConverter(typeof(EnumByName<RefusalKind>))]
#pragma warning disable CA1008 // A zero value would turn a forgotten kind into a real one.
public enum RefusalKind : byte
#pragma warning restore CA1008
{
    /// <summary>The panel's balance at the provider is used up: <c>Not enough funds on balance</c>.</summary>
    ProviderOutOfFunds = 1,

    /// <summary>The provider rejects the API key, or the panel's account: <c>Invalid API key</c>.</summary>
    Unauthorized = 2,

    /// <summary>Too many requests in a short time: <c>Too many requests. Please try again later.</c></summary>
    RateLimited = 3,

    /// <summary>The provider is temporarily closed: <c>The panel is under maintenance</c>.</summary>
    Maintenance = 4,

    /// <summary>Another order on the same link has not ended yet: <c>You have active order with this link</c>.</summary>
    ActiveOrderOnLink = 5,

    /// <summary>The service does not exist at the provider, or no longer: <c>Incorrect service ID</c>, <c>Service is disabled</c>.</summary>
    ServiceClosed = 6,

    /// <summary>The service does not accept the link: <c>Bad link</c>, <c>This account is private</c>.</summary>
    BadLink = 7,

    /// <summary>The quantity is below the service's minimum or above its maximum: <c>Quantity less than minimal 100</c>.</summary>
    QuantityOutOfRange = 8,

    /// <summary>The provider already has this order: <c>Duplicate order</c>.</summary>
    Duplicate = 9,

    /// <summary>Anything else, such as <c>Incorrect order ID</c>.</summary>
    Other = 10,
}
