namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class PostgresCleanDatabaseTests(PostgresServer server) : CleanDatabaseTests
{
    protected override int Databases => LongForm.Count(10, 1000);

    internal override AuditedPanel NewPanel() => AuditedPanel.Postgres(server, withWallets: true);
}
