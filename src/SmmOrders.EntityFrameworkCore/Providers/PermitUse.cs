namespace SmmOrders.EntityFrameworkCore;

/// <summary>What a permit is for.</summary>
internal enum PermitUse
{
    /// <summary>To send an order, or a request about one: not while submission is stopped or the provider fails.</summary>
    Send,

    /// <summary>To ask about orders or refills: not while polling is paused or the provider fails.</summary>
    Poll,

    /// <summary>To find out whether the provider answers again: while it fails, or the panel stopped submission.</summary>
    Probe,
}
