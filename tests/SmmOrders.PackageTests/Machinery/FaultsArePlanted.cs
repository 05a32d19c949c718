namespace SmmOrders.PackageTests;

/// <summary>Tests that plant faults in the second copy of the sources: one at a time.</summary>
[CollectionDefinition(nameof(FaultsArePlanted))]
public sealed class FaultsArePlanted;
