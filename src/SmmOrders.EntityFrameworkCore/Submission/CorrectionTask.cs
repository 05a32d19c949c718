namespace SmmOrders.EntityFrameworkCore;

/// <summary>Applies a person's correction of what is to be sent.</summary>
internal sealed class CorrectionTask<TOrder, TKey>(RequestCorrection correction) : IOrderTask<TOrder, TKey, RequestCorrectionOutcome>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly DateTimeOffset _at = InstantColumn.Cut(correction.At);

    public OrderKey Order => correction.Order;

    public DateTimeOffset? PolledAt => null;

    public string? ProviderOrderId => null;

    public bool IsPersons => true;

    public PlannedChange<TOrder, TKey, RequestCorrectionOutcome> Plan(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId, OrderKey? holder)
    {
        if (row.SubmissionStatus is not (SubmissionStatus.Queued or SubmissionStatus.Refused))
        {
            string status = row.SubmissionStatus is { } submission ? $"{submission}" : "not tracked";
            return Undone(row, ApplyStatus.Refused, $"The submission of order {correction.Order} is {status}. Only what is queued or refused can be corrected.");
        }

        IReadOnlyList<KeyValuePair<string, string>> stored = RequestFields.FromStored(row.RequestFields);
        if (CorrectedFields.FaultOf(stored, correction.Fields) is { } fault)
        {
            return Undone(row, ApplyStatus.Refused, fault);
        }

        string? service = RequestFields.ValueOf(correction.Fields, "service");
        if (correction.ProviderService is { } asked && service is not null && service != asked)
        {
            return Undone(row, ApplyStatus.Refused, $"The field service is {service}, and the provider's service would be {asked}. Give both the same value.");
        }

        RequestChange request = new(
            correction.Provider ?? row.Provider,
            correction.ProviderService ?? service ?? row.ProviderService,
            RequestFields.ToStored(correction.Fields),
            StoredText.LinkOf(correction.Link ?? RequestFields.ValueOf(correction.Fields, "link")) ?? row.RequestLink);
        if (request == RequestChange.Of(row))
        {
            return Undone(row, ApplyStatus.Unchanged, null);
        }

        OrderUpdate update = plan.RulesOf(row, request.Provider).Tracker.CheckTime(row.ToState(), _at);
        return new()
        {
            Outcome = status => Outcome(status, null),
            Row = row,
            Change = plan.Make(row, update, _at, new()
            {
                WriteId = writeId,
                Reported = $"Corrected {string.Join(", ", Changes(row, request, stored))}",
                By = correction.By,
                Note = correction.Note,
                Only = HistoryKind.RequestCorrected,
                Request = request,
                Submission = SubmissionFacts.Of(row) with { WaitingFor = null },
            }),
            Attention = plan.AttentionOf(row, update, _at, null),
        };
    }

    public RequestCorrectionOutcome Outcome(ApplyStatus status, string? reason) => new() { Order = correction.Order, Status = status, Reason = reason };

    // The names alone: what was written there is a customer's.
    private IEnumerable<string> Changes(OrderRow<TOrder, TKey> row, RequestChange request, IReadOnlyList<KeyValuePair<string, string>> stored) =>
    [
        .. request.Provider != row.Provider ? ["provider"] : (string[])[],
        .. request.ProviderService != row.ProviderService ? ["service"] : (string[])[],
        .. request.Link != row.RequestLink ? ["link"] : (string[])[],
        .. stored.Concat(correction.Fields).Select(field => field.Key).Distinct()
            .Where(name => name is not ("link" or "service") && RequestFields.ValueOf(stored, name) != RequestFields.ValueOf(correction.Fields, name)),
    ];

    private PlannedChange<TOrder, TKey, RequestCorrectionOutcome> Undone(OrderRow<TOrder, TKey> row, ApplyStatus status, string? reason) =>
        new() { Outcome = _ => Outcome(status, reason), Row = row, Otherwise = status };
}
