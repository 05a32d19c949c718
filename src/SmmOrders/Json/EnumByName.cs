using System.ComponentModel;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Writes an enum to JSON by its names, and reads names alone: a number is refused, and so is a name that does not exist.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <remarks>
/// Public for the source generator of <c>System.Text.Json</c>; every public enum of these packages has it. It is the platform's own
/// converter, so that an OpenAPI document lists the names. That one takes several names with commas between for any enum, and puts their
/// bits together.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumByName<T> : JsonStringEnumConverter<T>
    where T : struct, Enum
{
    /// <summary>Makes a converter.</summary>
    public EnumByName()
        : base(namingPolicy: null, allowIntegerValues: false)
    {
    }
}
