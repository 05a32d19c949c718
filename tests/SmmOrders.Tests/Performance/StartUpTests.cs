namespace SmmOrders.Tests.Performance;

/// <summary>
/// The cost of startup is what the runtime has to load and compile: the benchmarks measure it in milliseconds, and these tests
/// exclude its causes.
/// </summary>
public sealed class StartUpTests
{
    [Fact]
    public void The_first_decision_loads_no_Stateless_no_LINQ_and_no_big_integers()
    {
        IReadOnlySet<string> asked = Isolated.AskedForBy(FirstDecision.Refund);

        Assert.Contains("SmmOrders", asked);
        Assert.DoesNotContain("Stateless", asked);
        Assert.DoesNotContain("System.Linq", asked);
        Assert.DoesNotContain("System.Runtime.Numerics", asked);
    }

    [Fact]
    public void A_lifecycle_that_is_compiled_at_startup_is_detected() =>
        Assert.Superset(new HashSet<string> { "Stateless", "System.Linq" }, Isolated.AskedForBy(FirstDecision.RefundByACompiledLifecycle).ToHashSet());
}
