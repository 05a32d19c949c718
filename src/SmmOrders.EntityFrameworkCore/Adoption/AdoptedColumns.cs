using System.Collections.Immutable;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The columns that an adoption writes. All others stay as the panel left them.</summary>
internal static class AdoptedColumns
{
    internal static ImmutableArray<string> All { get; } =
    [
        OrderColumns.Version, OrderColumns.HistoryCount, OrderColumns.LastWriteId, OrderColumns.Bucket, OrderColumns.AttemptCount, OrderColumns.PollInterval,
        OrderColumns.PollDivisor, OrderColumns.PollLongest, OrderColumns.NextPollAt, OrderColumns.Deadline, nameof(TrackedOrder.SubmissionStatus), nameof(TrackedOrder.Open),
    ];

    internal static object? ValueOf<TOrder, TKey>(OrderRow<TOrder, TKey> adopted, string column) => column switch
    {
        OrderColumns.Version => adopted.Version,
        OrderColumns.HistoryCount => adopted.HistoryCount,
        OrderColumns.LastWriteId => adopted.LastWriteId,
        OrderColumns.Bucket => adopted.Bucket,
        OrderColumns.AttemptCount => adopted.AttemptCount,
        OrderColumns.PollInterval => adopted.PollInterval,
        OrderColumns.PollDivisor => adopted.PollDivisor,
        OrderColumns.PollLongest => adopted.PollLongest,
        OrderColumns.NextPollAt => adopted.NextPollAt,
        OrderColumns.Deadline => adopted.Deadline,
        nameof(TrackedOrder.SubmissionStatus) => adopted.SubmissionStatus,
        _ => adopted.Open,
    };
}
