namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Damage made on purpose.</summary>
/// <param name="Kind">What must be named.</param>
/// <param name="Make">Makes a sound order, or several: those that must be named.</param>
/// <param name="Sql">Damages them.</param>
internal sealed record Fault(DamageKind Kind, Func<AuditedPanel, Task<long[]>> Make, Func<AuditedPanel, long[], IEnumerable<string>> Sql);
