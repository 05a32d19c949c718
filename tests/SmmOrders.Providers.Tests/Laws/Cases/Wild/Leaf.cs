namespace SmmOrders.Providers.Tests.Laws;

/// <summary>A thing that was put into an answer.</summary>
/// <param name="Marker">What tells it from all others; empty for a yes, which may be the thing.</param>
/// <param name="Trail">What is around it.</param>
internal sealed record Leaf(string Marker, Trail Trail);
