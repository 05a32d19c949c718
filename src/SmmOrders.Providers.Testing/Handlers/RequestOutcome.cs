using System.Text.Json;

namespace SmmOrders.Providers.Testing;

/// <summary>The outcome for one item of a request for a refill, its status, or a cancellation.</summary>
/// <param name="Id">The identifier in the answer.</param>
/// <param name="Refused">The refusal; <see langword="null"/> if it is not refused.</param>
/// <param name="WriteValue">Writes the value if it is not refused.</param>
internal readonly record struct RequestOutcome(string Id, Refusal? Refused, Action<Utf8JsonWriter> WriteValue)
{
    internal static RequestOutcome Refuse(string id, Refusal why) => new(id, why, _ => { });
}
