namespace SmmOrders.Providers.Testing;

/// <summary>The panel's money with the provider.</summary>
/// <remarks>
/// What was spent is counted, and what was paid back follows from how the orders stand. So the balance and the orders always tell the same story,
/// whatever the clock does and whichever thread asks.
/// </remarks>
internal sealed class SimulatedAccount(SimulatedProviderOptions options, SimulatedOrders orders)
{
    private readonly Lock _gate = new();
    private decimal _spent;

    internal decimal Balance
    {
        get
        {
            lock (_gate)
            {
                return options.Balance - _spent + Refunds();
            }
        }
    }

    /// <summary>Takes a charge from the balance, if it suffices.</summary>
    internal bool TryCharge(decimal charge)
    {
        lock (_gate)
        {
            // All orders are looked at only where the money might not suffice without what they gave back.
            if (charge > options.Balance - _spent && charge > options.Balance - _spent + Refunds())
            {
                return false;
            }

            _spent += charge;
            return true;
        }
    }

    private decimal Refunds()
    {
        DateTimeOffset now = options.Time.GetUtcNow();
        return options.RefundsCharges ? orders.Known.Sum(order => order.RefundAt(now)) : 0m;
    }
}
