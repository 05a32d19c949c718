namespace SmmOrders.EntityFrameworkCore;

/// <summary>Applies a report.</summary>
internal sealed class ReportTask<TOrder, TKey>(OrderReport report) : IOrderTask<TOrder, TKey, ApplyOutcome>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    public OrderKey Order => report.Order;

    public PlannedChange<TOrder, TKey, ApplyOutcome> Plan(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId)
    {
        DateTimeOffset at = InstantColumn.Cut(report.At);
        OrderUpdate update = plan.RulesOf(row).Tracker.Observe(row.ToState(), report.Report, at);
        var origin = new ChangeOrigin
        {
            WriteId = writeId,
            Reported = report.Report.ToString(),
            StartCount = report.StartCount,
            ProviderCharge = report.ProviderCharge,
            ProviderCurrency = report.ProviderCurrency,
        };
        return new()
        {
            Outcome = status => new ApplyOutcome { Order = report.Order, Status = status, Update = status == ApplyStatus.Conflict ? default : update },
            Row = row,
            Change = plan.Make(row, update, at, origin),
            Refund = update.Refund,
        };
    }

    public ApplyOutcome Outcome(ApplyStatus status, string? reason) => new() { Order = report.Order, Status = status, Reason = reason };
}
