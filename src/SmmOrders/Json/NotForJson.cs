using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Refuses types that are not data, such as a tracker or a client: they are neither written to JSON nor read from it.</summary>
/// <remarks>
/// Public for the source generator of <c>System.Text.Json</c>; every public type of these packages with behavior instead of data has
/// it.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class NotForJson : JsonConverter<object>
{
    /// <inheritdoc/>
    public override bool CanConvert(Type typeToConvert) => true;

    /// <summary>Refuses.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override object Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw Refusal(typeToConvert);

    /// <summary>Refuses.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void Write(Utf8JsonWriter writer, object value, JsonSerializerOptions options) => throw Refusal(value?.GetType());

    private static NotSupportedException Refusal(Type? type) =>
        new($"{type?.Name} is not data, so there is no JSON of it. Write the values that it gives or takes instead.");
}
