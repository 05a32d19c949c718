namespace SmmOrders.Providers;

/// <summary>What a source lists, or listed last.</summary>
/// <param name="Definitions">The providers.</param>
/// <param name="Fault">Why it is the last list; <see langword="null"/> where it is today's.</param>
internal readonly record struct SourceReading(SmmProviderDefinition[] Definitions, SmmProviderFault? Fault);
