namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class SqliteCleanDatabaseTests : CleanDatabaseTests
{
    protected override int Databases => LongForm.Count(10, 1000);

    internal override AuditedPanel NewPanel(Func<StoreModel<AuditedOrder, long>, StoreModel<AuditedOrder, long>>? plant = null) => AuditedPanel.Sqlite(withWallets: true, plant: plant);
}
