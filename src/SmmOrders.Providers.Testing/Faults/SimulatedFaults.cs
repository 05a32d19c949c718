namespace SmmOrders.Providers.Testing;

/// <summary>Which requests of a simulated provider fail, and how. Safe from any thread.</summary>
public sealed class SimulatedFaults
{
    private readonly Lock _gate = new();
    private readonly List<(SimulatedFault Fault, string? Action)> _next = [];
    private Func<ReceivedRequest, SimulatedFault?>? _rule;

    internal SimulatedFaults()
    {
    }

    /// <summary>The next requests fail. Faults that are given one after the other happen one after the other, before any rule.</summary>
    /// <param name="fault">How.</param>
    /// <param name="times">How many of them; above zero.</param>
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

    /// <summary>From now on every request fails, until the rule is replaced or cleared.</summary>
    /// <param name="fault">How.</param>
    /// <param name="action">Only requests for this action; <see langword="null"/> for all.</param>
    /// <exception cref="ArgumentNullException"><paramref name="fault"/> is <see langword="null"/>.</exception>
    public void Always(SimulatedFault fault, string? action = null)
    {
        ArgumentNullException.ThrowIfNull(fault);
        this.Choose(request => action is null || request.Action == action ? fault : null);
    }

    /// <summary>From now on a rule decides, until it is replaced or cleared.</summary>
    /// <param name="rule">The fault of a request; <see langword="null"/> where nothing is wrong. Called by many threads at once.</param>
    /// <exception cref="ArgumentNullException"><paramref name="rule"/> is <see langword="null"/>.</exception>
    public void Choose(Func<ReceivedRequest, SimulatedFault?> rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        lock (_gate)
        {
            _rule = rule;
        }
    }

    /// <summary>Nothing is wrong any more.</summary>
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
