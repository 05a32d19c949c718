using System.Text.Json.Serialization;

namespace PanelBackend;

/// <summary>A refusal, with what would be right.</summary>
/// <param name="Error">The words.</param>
/// <param name="Status">The HTTP status: 200, as clients of panels expect it, with few exceptions.</param>
internal sealed record ApiError(string Error, [property: JsonIgnore] int Status = StatusCodes.Status200OK)
{
    public static ApiError UnknownOrder { get; } = new("Incorrect order ID");

    public static ApiError UnknownRefill { get; } = new("Refill not found");
}
