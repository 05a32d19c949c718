namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class SqliteOrderVerificationTests : OrderVerificationTests
{
    internal override AuditedPanel NewPanel(bool withWallets = false, Interventions? interventions = null) => AuditedPanel.Sqlite(withWallets, interventions);
}
