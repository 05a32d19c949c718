namespace SmmOrders.Testing;

/// <summary>What a permit is for.</summary>
internal enum PermitUse
{
    /// <summary>To send an order, or a request about one.</summary>
    Send,

    /// <summary>To ask about orders or refills.</summary>
    Poll,

    /// <summary>To find out whether the provider answers again.</summary>
    Probe,
}
