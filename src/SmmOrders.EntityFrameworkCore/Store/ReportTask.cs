using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Applies a report.</summary>
internal sealed class ReportTask<TOrder, TKey>(OrderReport report) : IOrderTask<TOrder, TKey, ApplyOutcome>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly DateTimeOffset _at = InstantColumn.Cut(report.At);

    private Guid? _lostRequest;

    public OrderKey Order => report.Order;

    public DateTimeOffset? PolledAt => _at;

    public string? ProviderOrderId => null;

    public bool IsPersons => false;

    public PlannedChange<TOrder, TKey, ApplyOutcome> Plan(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId, OrderKey? holder)
    {
        if (report.Claim is { } claim && row.NextPollAt != InstantColumn.Cut(claim))
        {
            return new() { Outcome = status => Outcome(status, $"Order {report.Order} was claimed or changed since it was asked for. Its next answer counts."), Row = row, Otherwise = ApplyStatus.Stale };
        }

        OrderUpdate update = plan.RulesOf(row).Tracker.Observe(row.ToState(), report.Report, _at);
        _lostRequest = RequestTable<TOrder, TKey>.LostBy(update, row);
        (decimal? charge, string? currency) = plan.IfTheyFit(report.ProviderCharge, report.ProviderCurrency);
        OrderChange<TKey>? change = plan.Make(row, update, _at, new()
        {
            WriteId = writeId,

            // Its detail is a provider's words, perhaps about a customer: those stay in the row of attention alone, where an erasure finds them.
            Reported = report.Report.Detail is null ? report.Report.ToString() : $"{report.Report.Kind}",
            StartCount = report.StartCount,
            ProviderCharge = charge,
            ProviderCurrency = currency,
        });
        return new()
        {
            Outcome = status => new ApplyOutcome
            {
                Order = report.Order,
                Status = status,
                Update = status == ApplyStatus.Conflict ? default : update,
                Currency = status == ApplyStatus.Conflict || update.Refund is null ? null : row.Currency,
            },
            Row = row,
            Change = change,
            Attention = plan.AttentionOf(row, update, _at, report.Report.Kind == ReportKind.UnknownStatus ? report.Report.Detail : report.Report.ToString()),
            Schedule = change is null ? plan.Reschedule(row, update.Order, _at) : null,
            Refund = update.Refund,
        };
    }

    public Task WriteAsync(DbContext context, StoreModel<TOrder, TKey> model, CancellationToken cancellationToken) =>
        RequestTable<TOrder, TKey>.LoseTrackAsync(context, model, _lostRequest, cancellationToken);

    public ApplyOutcome Outcome(ApplyStatus status, string? reason) => new() { Order = report.Order, Status = status, Reason = reason };
}
