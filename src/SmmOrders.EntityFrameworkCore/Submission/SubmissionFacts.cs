namespace SmmOrders.EntityFrameworkCore;

/// <summary>What the order's row keeps about its submission beside the core's facts. Names are those of <see cref="OrderColumns"/>.</summary>
internal sealed record SubmissionFacts
{
    internal string? Words { get; init; }

    internal Guid? AttemptId { get; init; }

    internal int? AttemptCount { get; init; }

    internal DateTimeOffset? NextSendAt { get; init; }

    internal RefusalKind? WaitingFor { get; init; }

    internal static SubmissionFacts Of<TOrder, TKey>(OrderRow<TOrder, TKey> row) => new()
    {
        Words = row.SubmissionWords,
        AttemptId = row.AttemptId,
        AttemptCount = row.AttemptCount,
        NextSendAt = row.NextSendAt,
        WaitingFor = row.WaitingFor,
    };

    /// <summary>What of it holds in the status: only a refused order has words, and only one that is queued is due.</summary>
    internal SubmissionFacts In(SubmissionStatus? status) => this with
    {
        Words = status == SubmissionStatus.Refused ? Words : null,
        NextSendAt = status == SubmissionStatus.Queued ? NextSendAt : null,
        WaitingFor = status == SubmissionStatus.Queued ? WaitingFor : null,
    };
}
