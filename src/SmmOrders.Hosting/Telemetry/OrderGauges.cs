using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace SmmOrders.Hosting;

/// <summary>
/// What the stores counted last, for the gauges and the health check: neither asks a database. What is older than a few minutes is not
/// shown: the database is away, and nobody knows.
/// </summary>
internal sealed class OrderGauges(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, StoreCounts> _stores = new(StringComparer.Ordinal);

    private static TimeSpan Longest => TimeSpan.FromMinutes(5);

    /// <summary>The counts that are not stale, by the store's name.</summary>
    internal IEnumerable<KeyValuePair<string, StoreCounts>> Current => _stores.Where(store => time.GetUtcNow() - store.Value.At <= Longest);

    /// <summary>Those that are.</summary>
    internal IEnumerable<KeyValuePair<string, StoreCounts>> Stale => _stores.Where(store => time.GetUtcNow() - store.Value.At > Longest);

    internal void Set(string store, StoreCounts counts) => _stores[store] = counts;

    internal void AddTo(Meter meter)
    {
        Add(OrderDiagnostics.Orders, "{order}", "Orders that are polled now.", (counts, _) => counts.Orders.Polled
            .Select(group => (group.Count, Tags(group.Provider, "smm.status", group.Status.ToString()))));
        Add(OrderDiagnostics.Unsent, "{order}", "Orders that are queued or sending now.", (counts, _) => counts.Orders.Submissions
            .Select(group => (group.Count, Tags(group.Provider, "smm.submission", group.Status.ToString()))));
        Add(OrderDiagnostics.Attention, "{row}", "What a person should look at now.", (counts, _) => counts.Orders.Attention
            .Select(group => (group.Count, Tag("smm.finding", group.Finding.ToString()))));
        Add(OrderDiagnostics.OutboxWaiting, "{event}", "Events that are yet to be delivered.", (counts, _) => counts.Outbox
            .Select(sink => (sink.Waiting, Tag("smm.sink", sink.Sink))));
        Add(OrderDiagnostics.OutboxDead, "{event}", "Dead events.", (counts, _) => counts.Outbox
            .Select(sink => (sink.Dead, Tag("smm.sink", sink.Sink))));
        Add(OrderDiagnostics.PollBacklog, "s", "For how long the order that waits longest has been due to be polled.", (counts, now) => Ages(
            counts.PollsDue.Select(due => (due.DueAt, Tag("smm.provider", due.Provider))), now));
        Add(OrderDiagnostics.SubmissionBacklog, "s", "For how long the order that waits longest has been due to be sent.", (counts, now) => Ages(
            counts.SubmissionsDue.Select(due => (due.DueAt, Tag("smm.provider", due.Provider))), now));
        Add(OrderDiagnostics.AttentionAge, "s", "For how long the oldest row of a finding has been open.", (counts, now) => Ages(
            counts.Orders.Attention.Select(group => (group.OldestAt, Tag("smm.finding", group.Finding.ToString()))), now));
        Add(OrderDiagnostics.OutboxAge, "s", "The age of the oldest event that is yet to be delivered.", (counts, now) => Ages(
            counts.Outbox.Where(sink => sink.OldestAt is not null).Select(sink => (sink.OldestAt!.Value, Tag("smm.sink", sink.Sink))), now));

        void Add<T>(string name, string unit, string description, Func<StoreCounts, DateTimeOffset, IEnumerable<(T Value, KeyValuePair<string, object?>[] Tags)>> read)
            where T : struct => meter.CreateObservableGauge(name, () => Read(read), unit, description);
    }

    private IEnumerable<Measurement<T>> Read<T>(Func<StoreCounts, DateTimeOffset, IEnumerable<(T Value, KeyValuePair<string, object?>[] Tags)>> read)
        where T : struct
    {
        DateTimeOffset now = time.GetUtcNow();
        return Current.SelectMany(store => read(store.Value, now).Select(group => new Measurement<T>(
            group.Value, store.Key.Length == 0 ? group.Tags : [.. group.Tags, new("smm.store", store.Key)])));
    }

    private static IEnumerable<(double, KeyValuePair<string, object?>[])> Ages(IEnumerable<(DateTimeOffset At, KeyValuePair<string, object?>[] Tags)> groups, DateTimeOffset now) =>
        groups.Where(group => group.At <= now).Select(group => ((now - group.At).TotalSeconds, group.Tags));

    private static KeyValuePair<string, object?>[] Tag(string name, string? value) => [new(name, value ?? "")];

    private static KeyValuePair<string, object?>[] Tags(string? provider, string name, string value) => [new("smm.provider", provider ?? ""), new(name, value)];
}
