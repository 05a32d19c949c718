namespace SmmOrders.Benchmarks;

/// <summary>How much longer than an empty application each stage of a start takes, as the medians of whole processes.</summary>
/// <param name="Container">An empty container is built.</param>
/// <param name="AnotherService">A container is built and makes a service of somebody else's, that needs another.</param>
/// <param name="FirstDecision"><c>AddSmmOrders</c>, and a report that ends an order with a refund. Nothing is written: a console costs its own.</param>
internal sealed record StartUpTimes(TimeSpan Container, TimeSpan AnotherService, TimeSpan FirstDecision)
{
    private const int Rounds = 21;

    /// <summary>What the library itself costs: what is left when the container and the making of a service are paid.</summary>
    public TimeSpan Own => FirstDecision - AnotherService;

    public static StartUpTimes Of(params string[] application)
    {
        Child[] medians = Child.Race(
            Rounds, [.. application, "empty"], [.. application, "container"], [.. application, "service"], [.. application, "first-decision"]);
        return new(Over(1), Over(2), Over(3));

        TimeSpan Over(int stage) => medians[stage].Elapsed - medians[0].Elapsed;
    }
}
