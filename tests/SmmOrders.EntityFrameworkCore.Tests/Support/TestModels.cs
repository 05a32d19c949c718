using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Models that tests begin with.</summary>
internal static class TestModels
{
    /// <summary>The order of the shop, with all that is ours.</summary>
    public static void Shop(ModelBuilder model)
    {
        _ = model.Entity<ShopOrder>().HasSmmOrder().HasSmmOrderConstraints();
        Tables<long>(model);
        _ = model.HasSmmOrderAttention<long?>();
        _ = model.HasSmmOrderOutbox<long?>();
        Sending<long>(model);
    }

    /// <summary>The tables that orders are sent with.</summary>
    public static void Sending<TKey>(ModelBuilder model)
        where TKey : notnull
    {
        _ = model.HasSmmOrderAttempts<TKey>();
        _ = model.HasSmmOrderRequests<TKey>();
        _ = model.HasSmmOrderProviders();
    }

    /// <summary>Our tables.</summary>
    public static void Tables<TKey>(ModelBuilder model)
        where TKey : notnull
    {
        _ = model.HasSmmOrderHistory<TKey>();
        _ = model.HasSmmOrderRefunds<TKey>();
    }
}
