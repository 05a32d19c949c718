namespace SmmOrders.Providers.Testing;

/// <summary>The panel's balance with the provider.</summary>
/// <remarks>
/// Charges are counted, and refunds are computed from the state of the orders. So the balance and the orders are always
/// consistent, whatever the clock does and whichever thread asks.
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

    /// <summary>Deducts a charge, if the balance suffices.</summary>
    internal bool TryCharge(decimal charge)
    {
        lock (_gate)
        {
            // All orders are read only if the balance might not suffice without their refunds.
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
