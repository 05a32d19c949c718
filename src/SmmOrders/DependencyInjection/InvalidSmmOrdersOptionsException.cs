using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>The options are invalid. Thrown when they are registered, and by <see cref="OrderRules"/>, with every fault.</summary>
[JsonConverter(typeof(NotForJson))]
#pragma warning disable CA1032 // This exception has no meaning without faults.
public sealed class InvalidSmmOrdersOptionsException : ArgumentException
#pragma warning restore CA1032
{
    internal InvalidSmmOrdersOptionsException(ImmutableArray<string> faults)
        : base(string.Join(" ", faults)) => Faults = faults;

    /// <summary>Every fault found, one or two English sentences each, beginning with the option's name; at least one.</summary>
    public ImmutableArray<string> Faults { get; }
}
