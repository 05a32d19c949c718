using System.ComponentModel;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Writes an enum to JSON by name, and reads only names: numbers and undefined names are refused.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <remarks>
/// Public for the source generator of <c>System.Text.Json</c>; every public enum of these packages has it. It derives from the
/// platform's own converter, so that an OpenAPI document lists the names. That converter accepts several names separated by commas
/// for any enum, and combines their bits.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class EnumByName<T> : JsonStringEnumConverter<T>
    where T : struct, Enum
{
    /// <summary>Creates a converter.</summary>
    public EnumByName()
        : base(namingPolicy: null, allowIntegerValues: false)
    {
    }
}
