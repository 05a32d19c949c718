using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>Which requests of a simulated provider fail, and how. Safe from any thread.</summary>
[JsonConverter(typeof(NotForJson))]
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
        Choose(request => action is null || request.Action == action ? fault : null);
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

    /// <summary>
    /// From now on a share of all requests fails, until the rule is replaced or cleared. A seed decides which, and how: the same seed and the same number of
    /// requests give the same faults in the same order, in every run.
    /// </summary>
    /// <param name="share">How many of them: from 0 for none to 1 for all; 0.10 is a tenth.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="faults">How; each is as likely as any other.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="share"/> is below 0 or above 1.</exception>
    /// <exception cref="ArgumentException">There is no fault.</exception>
    public void Rate(decimal share, int seed, params ReadOnlySpan<SimulatedFault> faults) => Choose(new SeededFaults(share, seed, faults, null).Next);

    /// <summary>From now on a share of the requests for one action fails, until the rule is replaced or cleared.</summary>
    /// <param name="share">How many of them: from 0 for none to 1 for all; 0.10 is a tenth.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="action">The action, for example <c>add</c>; requests for others do not count.</param>
    /// <param name="faults">How; each is as likely as any other.</param>
    /// <inheritdoc cref="Rate(decimal, int, ReadOnlySpan{SimulatedFault})"/>
    /// <exception cref="ArgumentNullException"><paramref name="action"/> is <see langword="null"/>.</exception>
    public void Rate(decimal share, int seed, string action, params ReadOnlySpan<SimulatedFault> faults)
    {
        ArgumentNullException.ThrowIfNull(action);
        Choose(new SeededFaults(share, seed, faults, action).Next);
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
