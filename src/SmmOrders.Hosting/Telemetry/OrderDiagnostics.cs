namespace SmmOrders.Hosting;

/// <summary>
/// The names of the workers' telemetry. Names, tags and tag values are stable. Tags are a provider, a status, a finding, a sink or a loop;
/// never an order, a user or a link.
/// </summary>
/// <remarks>Gauges that count rows of the database are the same in every instance that runs them: show their maximum, not their sum.</remarks>
public static class OrderDiagnostics
{
    /// <summary>
    /// The activity source: one activity for each request of a worker (<c>smm submission</c>, <c>smm poll</c>, <c>smm request</c>,
    /// <c>smm refill</c>, <c>smm event</c>), with the tags <c>smm.provider</c> or <c>smm.sink</c>, and <c>smm.outcome</c>.
    /// </summary>
    public const string ActivitySourceName = "SmmOrders.Hosting";

    /// <summary>The meter; the other names are its instruments.</summary>
    public const string MeterName = "SmmOrders.Hosting";

    /// <summary>Gauge {order}: the orders that are polled now. Tags <c>smm.provider</c>, <c>smm.status</c>.</summary>
    public const string Orders = "smm.orders";

    /// <summary>Gauge {order}: the orders that are queued or sending now. Tags <c>smm.provider</c>, <c>smm.submission</c>.</summary>
    public const string Unsent = "smm.orders.unsent";

    /// <summary>Gauge s: for how long the order that waits longest has been due to be polled. Tag <c>smm.provider</c>; no value if none is due.</summary>
    public const string PollBacklog = "smm.polls.backlog.age";

    /// <summary>Gauge s: for how long the order that waits longest has been due to be sent. Tag <c>smm.provider</c>; no value if none is due.</summary>
    public const string SubmissionBacklog = "smm.submissions.backlog.age";

    /// <summary>
    /// Gauge {row}: what a person should look at now: stuck, held, unanswered, unknown and all others. Tag <c>smm.finding</c>, a name of
    /// <see cref="Findings"/>.
    /// </summary>
    public const string Attention = "smm.attention";

    /// <summary>Gauge s: for how long the oldest row of a finding has been open. Tag <c>smm.finding</c>.</summary>
    public const string AttentionAge = "smm.attention.age";

    /// <summary>Counter {transition}: transitions that workers applied. Tags <c>smm.provider</c>, and <c>smm.status</c>, which was entered.</summary>
    public const string Transitions = "smm.transitions";

    /// <summary>Counter {refund}: refunds that workers paid. Tags <c>smm.provider</c>, <c>smm.currency</c>, and <c>smm.reason</c>, a name of <see cref="RefundReason"/>.</summary>
    public const string Refunds = "smm.refunds";

    /// <summary>
    /// Counter {money}: the money of those refunds, in the tag <c>smm.currency</c>. For charts alone: a metric is a binary number. The ledger
    /// has the money to the cent.
    /// </summary>
    public const string Refunded = "smm.refunded";

    /// <summary>Counter {answer}: what became of answers about orders. Tags <c>smm.provider</c>, and <c>smm.outcome</c>, a name of <see cref="ApplyStatus"/>: <c>Stale</c> ones were dropped.</summary>
    public const string Polls = "smm.polls";

    /// <summary>Histogram s: from when an order was due to be polled until its answer was there. Tag <c>smm.provider</c>.</summary>
    public const string PollLag = "smm.polls.lag";

    /// <summary>
    /// Counter {submission}: what became of orders that were sent. Tags <c>smm.provider</c>, and <c>smm.outcome</c>, a name of
    /// <see cref="SubmissionStatus"/>: <c>Unknown</c> ones wait for a person.
    /// </summary>
    public const string Submissions = "smm.submissions";

    /// <summary>Histogram s: how long the store took. Tag <c>smm.operation</c>: <c>claim</c> or <c>apply</c>, and the worker's <c>smm.loop</c>.</summary>
    public const string StoreDuration = "smm.store.duration";

    /// <summary>Gauge {event}: events that are yet to be delivered. Tag <c>smm.sink</c>.</summary>
    public const string OutboxWaiting = "smm.outbox.waiting";

    /// <summary>Gauge {event}: dead events, which wait for a person. Tag <c>smm.sink</c>.</summary>
    public const string OutboxDead = "smm.outbox.dead";

    /// <summary>Gauge s: the age of the oldest event that is yet to be delivered. Tag <c>smm.sink</c>; no value if none is.</summary>
    public const string OutboxAge = "smm.outbox.age";

    /// <summary>Counter {event}: deliveries. Tags <c>smm.sink</c>, and <c>smm.outcome</c>: <c>Delivered</c>, <c>Failed</c>, <c>Dead</c> or <c>GivenBack</c>.</summary>
    public const string Deliveries = "smm.outbox.deliveries";

    /// <summary>Counter {alert}: alerts. Tags <c>smm.alert</c>, a name of <see cref="OrderAlertKind"/>, and <c>smm.outcome</c>: <c>Told</c>, <c>Silent</c> or <c>Failed</c>.</summary>
    public const string Alerts = "smm.alerts";

    /// <summary>Counter {turn}: turns that threw. Tag <c>smm.loop</c>.</summary>
    public const string FailedTurns = "smm.loops.failures";
}
