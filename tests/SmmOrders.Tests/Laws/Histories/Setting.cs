using System.Globalization;

namespace SmmOrders.Tests.Laws;

/// <summary>Everything that a panel chooses: the lifecycle, how refunds are made, and what is special about the service.</summary>
public sealed record Setting(LifecycleCase Lifecycle, RefundPolicy Refunds, TimeSpan StuckAfter, TimeSpan UnansweredAfter, ServiceProfile Service)
{
    /// <summary>The transitions that are legal for this service's orders (domain rule S6).</summary>
    public LifecycleTable Legal => Service.DeliversWhilePending ? Lifecycle.WhilePending : Lifecycle.Table;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Lifecycle.Name}; {Refunds.Decimals} decimals, {Refunds.Rounding}, {Refunds.OnCanceled}; stuck after {StuckAfter}; unanswered after {UnansweredAfter}; {Service}");
}
