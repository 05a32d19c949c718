using System.Collections.Immutable;

namespace SmmOrders.Providers.Testing;

/// <summary>Lets a share of all requests fail, chosen by a seed.</summary>
internal sealed class SeededFaults
{
    private const long All = 1_000_000_000;

    private readonly Lock _gate = new();
    private readonly ImmutableArray<SimulatedFault> _faults;
    private readonly string? _action;
    private readonly long _failing;
    private readonly Random _random;

    internal SeededFaults(decimal share, int seed, ReadOnlySpan<SimulatedFault> faults, string? action)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1m);
        if (faults.IsEmpty || faults.Contains(null!))
        {
            throw new ArgumentException("There is at least one fault, and none is null.", nameof(faults));
        }

        _faults = [.. faults];
        _action = action;
        _failing = (long)(share * All);
#pragma warning disable CA5394 // Not used for secrets: faults must be the same in every run.
        _random = new(seed);
    }

    internal SimulatedFault? Next(ReceivedRequest request)
    {
        if (_action is not null && request.Action != _action)
        {
            return null;
        }

        // Always two random numbers per request, so that a different share does not move faults between requests.
        lock (_gate)
        {
            bool fails = _random.NextInt64(All) < _failing;
            SimulatedFault fault = _faults[_random.Next(_faults.Length)];
            return fails ? fault : null;
        }
    }
#pragma warning restore CA5394
}
