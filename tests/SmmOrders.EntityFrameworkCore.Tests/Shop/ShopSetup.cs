using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>What a shop has that others do not.</summary>
internal sealed record ShopSetup
{
    public Action<OrderStoreBuilder<ShopContext, ShopOrder, long>>? Store { get; init; }

    public Action<SmmOrdersOptions>? Rules { get; init; }

    public Action<IServiceCollection>? Services { get; init; }

    /// <summary>When everything is bought; by default, now.</summary>
    public DateTimeOffset? Now { get; init; }

    public string? Currency { get; init; }

    /// <summary>Whether the host enables retries.</summary>
    public bool Retries { get; init; }

    /// <summary>Where the calls of the store's own transactions are logged.</summary>
    public CallLog? Calls { get; init; }
}
