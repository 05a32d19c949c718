namespace SmmOrders.Tests.Laws;

/// <summary>Whatever decides what a report does: the library, the reference model, or the model with a fault planted.</summary>
public interface ITracker
{
    Observation Observe(Setting setting, Facts order, StatusReport report, DateTimeOffset now);
}
