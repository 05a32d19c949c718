namespace SmmOrders.EntityFrameworkCore;

/// <summary>How far a transaction has come: what was under way when it failed.</summary>
internal enum WriteStep
{
    /// <summary>Nothing of an order yet: a fault is no order's.</summary>
    Opening,

    /// <summary>Reading the orders.</summary>
    Reading,

    /// <summary>Writing orders, history and ledger.</summary>
    Writing,

    /// <summary>Paying the refunds.</summary>
    Paying,

    /// <summary>Committing. Whether it was committed is to be looked up.</summary>
    Committing,
}
