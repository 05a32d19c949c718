namespace SmmOrders.Providers.Tests;

/// <summary>Tests that touch what the whole process shares; none other runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
