using SmmOrders;

namespace ConsoleDemo.Replay;

/// <summary>What a replay adds up to. Kept up to date line by line, so that it costs no memory.</summary>
internal sealed class ReplayTotals
{
    private readonly long[] _orders = new long[OrderStatuses.All.Length + 1];

    internal long Lines { get; set; }

    /// <summary>Lines that could not be used, or not for every order that they name.</summary>
    internal long Faults { get; set; }

    internal ExactSum Charged { get; private set; }

    internal ExactSum Refunded { get; private set; }

    internal ExactSum Kept => Charged - Refunded;

    internal long NeedAttention { get; private set; }

    internal long Orders => _orders.Sum();

    internal long OrdersThatAre(OrderStatus status) => _orders[(byte)status];

    internal void Placed(OrderState order)
    {
        _orders[(byte)order.Status]++;
        Charged += order.Charge;
        Refunded += order.Refunded;
    }

    internal void Changed(OrderState before, OrderState after)
    {
        _orders[(byte)before.Status]--;
        _orders[(byte)after.Status]++;
        if (after.Refunded != before.Refunded)
        {
            Refunded += after.Refunded - before.Refunded;
        }
    }

    internal void Attention(Findings before, Findings after) =>
        NeedAttention += Convert.ToInt32(after != Findings.None) - Convert.ToInt32(before != Findings.None);
}
