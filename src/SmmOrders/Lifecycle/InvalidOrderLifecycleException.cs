using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>A lifecycle was declared with faults. Thrown by <see cref="OrderLifecycle.Create"/>, which names them all.</summary>
[JsonConverter(typeof(NotForJson))]
#pragma warning disable CA1032 // Without faults there is nothing for this exception to say.
public sealed class InvalidOrderLifecycleException : ArgumentException
#pragma warning restore CA1032
{
    internal InvalidOrderLifecycleException(ImmutableArray<string> faults, string parameter)
        : base($"The lifecycle cannot be used: {string.Join(" ", faults)}", parameter) => Faults = faults;

    /// <summary>Every fault found, one English sentence each; at least one.</summary>
    public ImmutableArray<string> Faults { get; }
}
