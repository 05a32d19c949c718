namespace SmmOrders.Providers;

/// <summary>The providers that a source lists, or last listed.</summary>
/// <param name="Definitions">The providers.</param>
/// <param name="Fault">Why this is an older list; <see langword="null"/> if it is current.</param>
internal readonly record struct SourceReading(SmmProviderDefinition[] Definitions, SmmProviderFault? Fault);
