using System.Collections.Immutable;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The columns of ours on the panel's order: those of <see cref="TrackedOrder"/>, and those that only the store reads.</summary>
internal static class OrderColumns
{
    // A panel's table is older than ours: what only the store reads is null in a row that was there before.
    internal const string ProviderService = nameof(ProviderService);
    internal const string RequestFields = nameof(RequestFields);
    internal const string MostDelivered = nameof(MostDelivered);
    internal const string BoughtAt = nameof(BoughtAt);
    internal const string SubmissionOverdueAt = nameof(SubmissionOverdueAt);
    internal const string RequestKind = nameof(RequestKind);
    internal const string RequestStatus = nameof(RequestStatus);
    internal const string RequestOverdueAt = nameof(RequestOverdueAt);
    internal const string RequestId = nameof(RequestId);
    internal const string Version = nameof(Version);
    internal const string HistoryCount = nameof(HistoryCount);
    internal const string LastWriteId = nameof(LastWriteId);
    internal const string PollInterval = nameof(PollInterval);
    internal const string PollDivisor = nameof(PollDivisor);
    internal const string PollLongest = nameof(PollLongest);
    internal const string NextPollAt = nameof(NextPollAt);
    internal const string Deadline = nameof(Deadline);
    internal const string Bucket = nameof(Bucket);
    internal const string AttemptId = nameof(AttemptId);
    internal const string AttemptCount = nameof(AttemptCount);
    internal const string NextSendAt = nameof(NextSendAt);
    internal const string WaitingFor = nameof(WaitingFor);
    internal const string RequestLink = nameof(RequestLink);
    internal const string HistoryPurgedTo = nameof(HistoryPurgedTo);

    /// <summary>How many buckets there are: 0 to 63.</summary>
    internal const short Buckets = 64;

    internal static ImmutableArray<OrderColumn> All { get; } =
    [
        new(nameof(TrackedOrder.Status), typeof(OrderStatus), true),
        new(nameof(TrackedOrder.StatusSince), typeof(DateTimeOffset), true),
        new(nameof(TrackedOrder.Quantity), typeof(long), false),
        new(nameof(TrackedOrder.Charge), typeof(decimal), false),
        new(nameof(TrackedOrder.Currency), typeof(string), false),
        new(nameof(TrackedOrder.Service), typeof(string), false),
        new(nameof(TrackedOrder.Provider), typeof(string), true),
        new(ProviderService, typeof(string), true),
        new(RequestFields, typeof(string), true),
        new(nameof(TrackedOrder.ProviderOrderId), typeof(string), true),
        new(nameof(TrackedOrder.Delivered), typeof(long?), true),
        new(MostDelivered, typeof(long?), true),
        new(nameof(TrackedOrder.Refunded), typeof(decimal), true),
        new(nameof(TrackedOrder.CancelCause), typeof(CancelCause), true),
        new(nameof(TrackedOrder.UnansweredSince), typeof(DateTimeOffset?), true),
        new(nameof(TrackedOrder.Open), typeof(Findings), true),
        new(nameof(TrackedOrder.SubmissionStatus), typeof(SubmissionStatus?), true),
        new(BoughtAt, typeof(DateTimeOffset?), true),
        new(SubmissionOverdueAt, typeof(DateTimeOffset?), true),
        new(nameof(TrackedOrder.SubmissionRefusal), typeof(RefusalKind?), true),
        new(RequestKind, typeof(RequestKind?), true),
        new(RequestStatus, typeof(RequestStatus?), true),
        new(RequestOverdueAt, typeof(DateTimeOffset?), true),
        new(RequestId, typeof(Guid?), true),
        new(nameof(TrackedOrder.StartCount), typeof(long?), true),
        new(nameof(TrackedOrder.ProviderCharge), typeof(decimal?), true),
        new(nameof(TrackedOrder.ProviderCurrency), typeof(string), true),
        new(Version, typeof(long?), true),
        new(HistoryCount, typeof(long?), true),
        new(LastWriteId, typeof(Guid?), true),
        new(PollInterval, typeof(long?), true),
        new(PollDivisor, typeof(int?), true),
        new(PollLongest, typeof(long?), true),
        new(NextPollAt, typeof(DateTimeOffset?), true),
        new(Deadline, typeof(DateTimeOffset?), true),
        new(Bucket, typeof(short?), false),
        new(nameof(TrackedOrder.SubmissionWords), typeof(string), true),
        new(AttemptId, typeof(Guid?), true),
        new(AttemptCount, typeof(int?), true),
        new(NextSendAt, typeof(DateTimeOffset?), true),
        new(WaitingFor, typeof(RefusalKind?), true),
        new(RequestLink, typeof(string), true),
        new(HistoryPurgedTo, typeof(long?), false),
    ];

    internal static ImmutableArray<OrderColumn> Written { get; } = [.. All.Where(column => column.IsWritten)];
}
