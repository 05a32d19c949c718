namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class PostgresExactColumnTests(PostgresServer server) : ExactColumnTests
{
    private protected override Shop NewShop(Action<OrderStoreBuilder<ShopContext, ShopOrder, long>> configure) => Shop.Postgres(server, configure);
}
