namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class SqliteOrderStoreTests : OrderStoreTests
{
    internal override Shop NewShop() => Shop.Sqlite();
}
