namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class PortableOrderStoreTests : OrderStoreTests
{
    internal override Shop NewShop() => Shop.Sqlite(store => store.Options.UsePortableWriter = true);
}
