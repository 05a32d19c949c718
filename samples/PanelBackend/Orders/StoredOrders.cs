namespace PanelBackend;

/// <summary>Reads rows that somebody may have changed past the store.</summary>
internal static class StoredOrders
{
    /// <summary>The order's state; <see langword="null"/> if the row breaks a law, so that it costs only itself and not the page.</summary>
    public static OrderState? TryToState(this StoredOrder<PanelOrder> stored)
    {
        try
        {
            return stored.ToState();
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
