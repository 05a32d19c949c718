using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>A panel's own order together with its state: for a page that explains it, or asks the core what may be done with it.</summary>
/// <typeparam name="TOrder">The panel's order.</typeparam>
[JsonConverter(typeof(NotForJson))]
public sealed class StoredOrder<TOrder>
    where TOrder : class
{
    internal StoredOrder()
    {
    }

    /// <summary>The panel's own order.</summary>
    public TOrder Order { get; internal init; } = default!;

    /// <summary>The facts as stored, not validated: a row that breaks a law can still be shown.</summary>
    public OrderFacts Facts { get; internal init; } = default!;

    /// <summary>The currency of the charge: for <see cref="OrderRules.For"/>.</summary>
    public string? Currency { get; internal init; }

    /// <summary>The provider's name: for <see cref="OrderRules.For"/>.</summary>
    public string? Provider { get; internal init; }

    /// <summary>The panel's own identifier of the service: for <see cref="OrderRules.For"/>.</summary>
    public string? Service { get; internal init; }

    /// <summary>The order's state. A new object on each call.</summary>
    /// <returns>For example for <see cref="OrderGuide.Explain"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The row breaks a law.</exception>
    public OrderState ToState() => OrderState.From(Facts);
}
