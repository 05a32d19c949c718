using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>A lifecycle was declared with faults. Thrown by <see cref="OrderLifecycle.Create"/>, with all of them.</summary>
[JsonConverter(typeof(NotForJson))]
#pragma warning disable CA1032 // This exception has no meaning without faults.
public sealed class InvalidOrderLifecycleException : ArgumentException
#pragma warning restore CA1032
{
    internal InvalidOrderLifecycleException(ImmutableArray<string> faults, string parameter)
        : base($"The lifecycle cannot be used: {string.Join(" ", faults)}", parameter) => Faults = faults;

    /// <summary>Every fault found, one English sentence each; at least one.</summary>
    public ImmutableArray<string> Faults { get; }
}
