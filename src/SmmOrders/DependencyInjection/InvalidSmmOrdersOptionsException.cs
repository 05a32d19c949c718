using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>The options are not usable. Thrown where they are registered, and by <see cref="OrderRules"/>; it names every fault.</summary>
[JsonConverter(typeof(NotForJson))]
#pragma warning disable CA1032 // Without faults there is nothing for this exception to say.
public sealed class InvalidSmmOrdersOptionsException : ArgumentException
#pragma warning restore CA1032
{
    internal InvalidSmmOrdersOptionsException(ImmutableArray<string> faults)
        : base(string.Join(" ", faults)) => Faults = faults;

    /// <summary>Every fault found, one English sentence or two each, which begin with the option's name; at least one.</summary>
    public ImmutableArray<string> Faults { get; }
}
