namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class PostgresOrderStoreTests(PostgresServer server) : OrderStoreTests
{
    internal override Shop NewShop() => Shop.Postgres(server);
}
