using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>How an order stands from some time on.</summary>
/// <param name="After">How long after the order was placed; zero or above.</param>
/// <param name="Status">The status.</param>
/// <param name="DeliveredPermille">How much is delivered, in thousandths of the quantity; above 1000 where more was delivered than ordered.</param>
public sealed record HistoryStep([property: JsonRequired] TimeSpan After, [property: JsonRequired] OrderStatus Status, int DeliveredPermille = 0)
    : IJsonOnDeserialized
{
    /// <summary>The status word, in place of the dialect's: for words that mean nothing, such as <c>Paused</c>.</summary>
    public string? Word { get; init; }

    /// <summary>What is told in place of the count that is left: any text, such as <c>Unknown</c> or an empty one.</summary>
    public string? Remains { get; init; }

    /// <summary>Whether the count that is left is not told at all; <see cref="Remains"/> plays no part then.</summary>
    public bool LeavesOutRemains { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        _ = JsonInput.Defined(Status);
        JsonInput.Ensure(After >= TimeSpan.Zero && DeliveredPermille >= 0, "After and DeliveredPermille are zero or above.");
    }

    /// <summary>The units delivered of a quantity, rounded down.</summary>
    public long DeliveredOf(long quantity) => (long)((Int128)quantity * DeliveredPermille / 1000);
}
