using System.Collections.Immutable;

namespace SmmOrders.Tests.Laws;

/// <summary>An order as it stood, and every report that came about it, in order of arrival.</summary>
public sealed record History(Setting Setting, Facts Start, ImmutableArray<Said> Reports);
