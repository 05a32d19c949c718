namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class PostgresOrderVerificationTests(PostgresServer server) : OrderVerificationTests
{
    internal override AuditedPanel NewPanel(bool withWallets = false, Interventions? interventions = null) => AuditedPanel.Postgres(server, withWallets, interventions);
}
