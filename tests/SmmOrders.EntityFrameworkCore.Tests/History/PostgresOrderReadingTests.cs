namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class PostgresOrderReadingTests(PostgresServer server) : OrderReadingTests
{
    internal override AuditedPanel NewPanel() => AuditedPanel.Postgres(server);
}
