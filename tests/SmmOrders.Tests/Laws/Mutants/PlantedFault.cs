namespace SmmOrders.Tests.Laws;

/// <summary>A law, a wrong rule, and the reference model with that rule in place of the right one.</summary>
internal sealed record PlantedFault(Action<Trial> Law, string Fault, DomainModel Mutant);
