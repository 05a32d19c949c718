namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class PostgresCleanDatabaseTests(PostgresServer server) : CleanDatabaseTests
{
    protected override int Databases => LongForm.Count(3, 200);

    internal override AuditedPanel NewPanel(Func<StoreModel<AuditedOrder, long>, StoreModel<AuditedOrder, long>>? plant = null) => AuditedPanel.Postgres(server, withWallets: true, plant: plant);
}
