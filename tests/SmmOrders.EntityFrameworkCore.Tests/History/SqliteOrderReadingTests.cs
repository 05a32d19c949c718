namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class SqliteOrderReadingTests : OrderReadingTests
{
    internal override AuditedPanel NewPanel() => AuditedPanel.Sqlite();
}
