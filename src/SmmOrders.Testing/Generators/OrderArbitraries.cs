using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Testing;

/// <summary>
/// Generators with shrinking, for properties: <c>[Property(Arbitrary = [typeof(OrderArbitraries)])]</c> with FsCheck.Xunit or
/// FsCheck.NUnit, or <c>Prop.ForAll(OrderArbitraries.Histories(), …)</c> without a test framework.
/// </summary>
/// <remarks>What fails is shown as small as possible: few steps, small amounts, plain reports.</remarks>
public static class OrderArbitraries
{
    /// <summary>Orders in any valid state; see <see cref="OrderGenerators.Orders"/>.</summary>
    public static Arbitrary<OrderState> Orders() => Arb.From(OrderGenerators.Orders(), OrderStates.Shrink);

    /// <summary>Reports of every kind about an order of 1,000 units; see <see cref="OrderGenerators.Reports"/>.</summary>
    public static Arbitrary<StatusReport> Reports() => Arb.From(OrderGenerators.Reports(), StatusReports.Shrink);

    /// <summary>Decisions about orders in any state; see <see cref="OrderGenerators.Decisions"/>.</summary>
    public static Arbitrary<Decision> Decisions() =>
        Arb.From(OrderGenerators.Orders().SelectMany(OrderGenerators.Decisions), OrderDecisions.Shrink);

    /// <summary>Steps of a submission, not shrunk; see <see cref="OrderGenerators.SubmissionSteps"/>.</summary>
    public static Arbitrary<SubmissionStep> SubmissionSteps() =>
        Arb.From(OrderGenerators.Instant().SelectMany(OrderGenerators.SubmissionSteps));

    /// <summary>Whole histories of new orders; see <see cref="OrderGenerators.Histories(OrderTracker?)"/>.</summary>
    public static Arbitrary<OrderHistoryCase> Histories() => Arb.From(OrderGenerators.Histories(), history => history.Shrink());
}
