using System.Text.Json;

namespace SmmOrders.Providers.Testing;

/// <summary>What became of one item of a request that asks for a refill, its status, or a cancellation.</summary>
/// <param name="Id">The identifier that the answer tells.</param>
/// <param name="Refused">Why it is refused; <see langword="null"/> where it is not.</param>
/// <param name="WriteValue">Writes the value where it is not refused.</param>
internal readonly record struct RequestOutcome(string Id, Refusal? Refused, Action<Utf8JsonWriter> WriteValue)
{
    internal static RequestOutcome Refuse(string id, Refusal why) => new(id, why, _ => { });
}
