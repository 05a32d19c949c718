namespace SmmOrders.Providers.Tests.Laws;

/// <summary>A fault that a reader can have.</summary>
/// <param name="What">What such a reader does, to be read after "a reader that".</param>
/// <param name="Law">The law that must find it.</param>
/// <param name="Reading">Such a reader.</param>
internal sealed record PlantedFault(string What, string Law, IAnswerReading Reading);
