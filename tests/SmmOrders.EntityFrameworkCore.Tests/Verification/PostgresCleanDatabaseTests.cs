namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class PostgresCleanDatabaseTests(PostgresServer server) : CleanDatabaseTests
{
    protected override int Databases => LongForm.Count(3, 200);

    internal override AuditedPanel NewPanel() => AuditedPanel.Postgres(server, withWallets: true);
}
