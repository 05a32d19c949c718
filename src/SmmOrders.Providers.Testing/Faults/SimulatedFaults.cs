using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>Which requests of a simulated provider fail, and how. Thread-safe.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class SimulatedFaults
{
    private readonly Lock _gate = new();
    private readonly List<(SimulatedFault Fault, string? Action)> _next = [];
    private Func<ReceivedRequest, SimulatedFault?>? _rule;

    internal SimulatedFaults()
    {
    }

    /// <summary>Lets the next requests fail. Faults added one after the other apply one after the other, and before any rule.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="times">The number of requests; above zero.</param>
    /// <param name="action">Only requests for this action; <see langword="null"/> for all.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="times"/> is zero or below.</exception>
    public void Next(SimulatedFault fault, int times = 1, string? action = null)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(times);
        lock (_gate)
        {
            _next.AddRange(Enumerable.Repeat((fault, action), times));
        }
    }

    /// <summary>Lets every request fail, until the rule is replaced or cleared.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="action">Only requests for this action; <see langword="null"/> for all.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is <see langword="null"/>.</exception>
    public void Always(SimulatedFault fault, string? action = null)
    {
        ArgumentNullException.ThrowIfNull(fault);
        Choose(request => action is null || request.Action == action ? fault : null);
    }

    /// <summary>Lets a rule decide, until it is replaced or cleared.</summary>
    /// <param name="rule">Returns the fault for a request; <see langword="null"/> for none. Called concurrently.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is <see langword="null"/>.</exception>
    public void Choose(Func<ReceivedRequest, SimulatedFault?> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        lock (_gate)
        {
            _rule = rule;
        }
    }

    /// <summary>
    /// Lets a share of all requests fail, until the rule is replaced or cleared. A seed selects the requests and the faults: the
    /// same seed and number of requests give the same faults in the same order in every run.
    /// </summary>
    /// <param name="share">The share, from 0 for none to 1 for all; 0.10 is a tenth.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="faults">The faults; each is equally likely.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is below 0 or above 1.</exception>
    /// <exception cref="ArgumentException"><paramref name="faults"/> is empty or contains <see langword="null"/>.</exception>
    public void Rate(decimal share, int seed, params ReadOnlySpan<SimulatedFault> faults) => Choose(new SeededFaults(share, seed, faults, null).Next);

    /// <summary>Lets a share of the requests for one action fail, until the rule is replaced or cleared.</summary>
    /// <param name="share">The share, from 0 for none to 1 for all; 0.10 is a tenth.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="action">The action, for example <c>add</c>; other requests do not count.</param>
    /// <param name="faults">The faults; each is equally likely.</param>
    /// <inheritdoc cref="Rate(decimal, int, ReadOnlySpan{SimulatedFault})"/>
    /// <exception cref="ArgumentNullException"><paramref name="action"/> is <see langword="null"/>.</exception>
    public void Rate(decimal share, int seed, string action, params ReadOnlySpan<SimulatedFault> faults)
    {
        ArgumentNullException.ThrowIfNull(action);
        Choose(new SeededFaults(share, seed, faults, action).Next);
    }

    /// <summary>Removes all faults and the rule.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _next.Clear();
            _rule = null;
        }
    }

    internal SimulatedFault? For(ReceivedRequest request)
    {
        Func<ReceivedRequest, SimulatedFault?>? rule;
        lock (_gate)
        {
            int at = _next.FindIndex(next => next.Action is null || next.Action == request.Action);
            if (at >= 0)
            {
                SimulatedFault fault = _next[at].Fault;
                _next.RemoveAt(at);
                return fault;
            }

            rule = _rule;
        }

        return rule?.Invoke(request);
    }
}
