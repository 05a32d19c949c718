using System.Runtime.CompilerServices;

namespace SmmOrders.Benchmarks;

/// <summary>The limit: a hand-written switch for the default lifecycle, with no reason and no check of anything.</summary>
internal static class SwitchPeer
{
    /// <summary>A call, which is what the compiler makes of a switch of this size when nothing is asked of it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool TryFire(OrderStatus status, OrderTrigger trigger, out OrderStatus next) => TryFireInlined(status, trigger, out next);

    /// <summary>Inlined by force. The library's table is so small that the compiler inlines it by itself.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryFireInlined(OrderStatus status, OrderTrigger trigger, out OrderStatus next)
    {
        switch (status)
        {
            case OrderStatus.Processing:
                switch (trigger)
                {
                    case OrderTrigger.Queue: next = OrderStatus.Pending; return true;
                    case OrderTrigger.Start: next = OrderStatus.InProgress; return true;
                    case OrderTrigger.Cancel: next = OrderStatus.Canceled; return true;
                }

                break;
            case OrderStatus.Pending:
                switch (trigger)
                {
                    case OrderTrigger.Start: next = OrderStatus.InProgress; return true;
                    case OrderTrigger.Cancel: next = OrderStatus.Canceled; return true;
                }

                break;
            case OrderStatus.InProgress:
                switch (trigger)
                {
                    case OrderTrigger.Complete: next = OrderStatus.Completed; return true;
                    case OrderTrigger.EndPartially: next = OrderStatus.Partial; return true;
                    case OrderTrigger.Cancel: next = OrderStatus.Canceled; return true;
                }

                break;
        }

        next = status;
        return false;
    }
}
