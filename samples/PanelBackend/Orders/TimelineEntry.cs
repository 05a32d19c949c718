namespace PanelBackend;

/// <summary>One thing that happened to an order, as a line of its timeline.</summary>
internal sealed record TimelineEntry(DateTimeOffset At, string What, string Tone)
{
    /// <summary>What was paid back with it.</summary>
    public string? Paid { get; init; }

    /// <summary>What else there is to say.</summary>
    public string? Detail { get; init; }

    public static TimelineEntry Of(OrderHistoryEntry<long> entry, OrderGuide guide, PanelMoney money, bool forStaff) => new(entry.At, WhatOf(entry, guide), ToneOf(entry))
    {
        Paid = entry.RefundAmount is { } amount ? money.Format(amount) : null,
        Detail = forStaff ? StaffsDetail(entry) : CustomersDetail(entry),
    };

    private static string WhatOf(OrderHistoryEntry<long> entry, OrderGuide guide) => entry switch
    {
        { Kind: HistoryKind.Submission, Submission: { } submission } => submission switch
        {
            SubmissionStatus.Sending => "Sent to the server",
            SubmissionStatus.Placed => "Received by the server",
            SubmissionStatus.Queued => "Waits to be sent again",
            SubmissionStatus.Refused => "Refused by the server",
            SubmissionStatus.Unknown => "No clear answer from the server",
            _ => "Withdrawn",
        },
        { Kind: HistoryKind.Refund } => "Refund by hand",
        { Kind: HistoryKind.RequestCorrected } => "Order details corrected",
        { Kind: HistoryKind.Correction } => $"Corrected to {guide.ExplainStatus(entry.To).Title}",
        _ => guide.ExplainStatus(entry.To).Title,
    };

    private static string ToneOf(OrderHistoryEntry<long> entry) =>
        entry.Kind == HistoryKind.Submission ? "queued" : $"{entry.To}".ToLowerInvariant();

    private static string? CustomersDetail(OrderHistoryEntry<long> entry) =>
        entry.Delivered is { } delivered && entry.Kind is HistoryKind.Transition or HistoryKind.Correction ? $"{Words.Count(delivered)} delivered" : null;

    private static string? StaffsDetail(OrderHistoryEntry<long> entry)
    {
        string?[] parts =
        [
            // The name of a step alone says what the line says already.
            entry.Kind == HistoryKind.Submission && entry.Reported?.Contains(' ', StringComparison.Ordinal) != true ? null : entry.Reported,
            entry.By is { } by ? $"by {by}" : null,
            entry.Note is { } note ? $"“{note}”" : null,
            entry.Findings == Findings.None ? null : string.Join(", ", entry.Findings.Each().Select(finding => Words.Of(finding).ToLowerInvariant())),
        ];
        return parts.Any(part => part is not null) ? string.Join(" · ", parts.OfType<string>()) : null;
    }
}
