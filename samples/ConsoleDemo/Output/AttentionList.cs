using ConsoleDemo.Replay;
using SmmOrders;

namespace ConsoleDemo.Output;

/// <summary>
/// The orders that a person should look at. Of those that have ended it keeps the first hundred: a page is for people, and
/// memory is for the open orders.
/// </summary>
internal sealed class AttentionList
{
    /// <summary>How many orders are listed.</summary>
    internal const int Most = 100;

    private readonly Dictionary<string, Entry> _orders = [];
    private int _finished;

    /// <summary>In the order of the lines that gave the reason.</summary>
    internal IEnumerable<Entry> Orders => _orders.Values.OrderBy(entry => entry.Line).ThenBy(entry => entry.Id, StringComparer.Ordinal).Take(Most);

    /// <summary>Lists the order, or strikes it off, as it stands now.</summary>
    internal void Update(long line, TrackedOrder order)
    {
        if (_orders.TryGetValue(order.Id, out Entry? before))
        {
            if (before.Attention == order.Attention && before.State.Status == order.State.Status)
            {
                line = before.Line;
            }

            _ = _orders.Remove(order.Id);
            _finished -= before.State.IsFinal ? 1 : 0;
        }

        if (order.Attention != Findings.None && (!order.State.IsFinal || _finished < Most))
        {
            _orders.Add(order.Id, new Entry(line, order.Id, order.State, order.Attention, order.Service));
            _finished += order.State.IsFinal ? 1 : 0;
        }
    }

    internal sealed record Entry(long Line, string Id, OrderState State, Findings Attention, ServiceProfile? Service);
}
