namespace SmmOrders.EntityFrameworkCore;

/// <summary>Passes a queued order on to the next provider.</summary>
internal sealed class PassingTask<TOrder, TKey>(OrderPassing passing) : IOrderTask<TOrder, TKey, OrderPassingOutcome>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly DateTimeOffset _at = InstantColumn.Cut(passing.At);

    public OrderKey Order => passing.Order;

    public DateTimeOffset? PolledAt => null;

    public string? ProviderOrderId => null;

    public bool IsPersons => false;

    public PlannedChange<TOrder, TKey, OrderPassingOutcome> Plan(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId, OrderKey? holder)
    {
        if (row.SubmissionStatus != SubmissionStatus.Queued || row.Provider != passing.From)
        {
            string status = row.SubmissionStatus is { } submission ? $"{submission}" : "not tracked";
            string reason = $"The submission of order {passing.Order} is {status} at {row.Provider ?? "no provider"}. Only what is queued at {passing.From} is passed on.";
            return new() { Outcome = _ => Outcome(ApplyStatus.Refused, reason), Row = row, Otherwise = ApplyStatus.Refused };
        }

        RequestChange request = RequestChange.Of(row).At(passing.To.Provider, passing.To.ProviderService);
        OrderUpdate update = plan.RulesOf(row, request.Provider).Tracker.CheckTime(row.ToState(), _at);
        return new()
        {
            Outcome = status => Outcome(status, null),
            Row = row,
            Change = plan.Make(row, update, _at, new()
            {
                WriteId = writeId,
                Reported = $"Passed on to {passing.To.Provider}",
                Note = StoredText.WordsOf(passing.Note),
                Only = HistoryKind.PassedOn,
                Request = request,
                Submission = SubmissionFacts.Of(row) with { NextSendAt = _at, WaitingFor = null },
            }),
            Attention = plan.AttentionOf(row, update, _at, null),
        };
    }

    public OrderPassingOutcome Outcome(ApplyStatus status, string? reason) => new() { Order = passing.Order, Status = status, Reason = reason };
}
