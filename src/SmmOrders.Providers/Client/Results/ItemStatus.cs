using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>What a provider reported about the order of one of your own items.</summary>
/// <typeparam name="T">The item.</typeparam>
[JsonConverter(typeof(NotForJson))]
public sealed class ItemStatus<T>
{
    internal ItemStatus(T item, string? orderId, ProviderResult<ProviderAnswer> result)
    {
        Item = item;
        OrderId = orderId;
        Result = result;
    }

    /// <summary>The item.</summary>
    public T Item { get; }

    /// <summary>The provider's identifier of its order, as you gave it; <see langword="null"/> if there is none.</summary>
    public string? OrderId { get; }

    /// <summary>The answer, or the reason there is none. Pass its <see cref="ProviderResultExtensions.ToReport"/> to <see cref="OrderTracker.Observe"/>.</summary>
    public ProviderResult<ProviderAnswer> Result { get; }

    /// <summary>For example <c>23501: Partial, remains 157</c>.</summary>
    public override string ToString() => $"{OrderId ?? "no identifier"}: {Result}";
}
