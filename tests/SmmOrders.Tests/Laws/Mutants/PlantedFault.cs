namespace SmmOrders.Tests.Laws;

/// <summary>A law, a rule that is wrong, and the reference model with that wrong rule in place of the right one.</summary>
internal sealed record PlantedFault(Action<Trial> Law, string Fault, DomainModel Mutant);
