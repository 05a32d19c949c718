using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace SmmOrders.Hosting;

/// <summary>The activity source and the meter of all workers in a container.</summary>
internal sealed class OrderMeter : IDisposable
{
    private readonly TimeProvider _time;
    private readonly Counter<long> _transitions;
    private readonly Counter<long> _refunds;
    private readonly Counter<double> _refunded;
    private readonly Counter<long> _polls;
    private readonly Histogram<double> _lag;
    private readonly Counter<long> _submissions;
    private readonly Histogram<double> _store;
    private readonly Counter<long> _deliveries;
    private readonly Counter<long> _alerts;
    private readonly Counter<long> _failedTurns;

    public OrderMeter(IMeterFactory factory, TimeProvider time, OrderGauges gauges)
    {
        _time = time;
        Meter meter = factory.Create(OrderDiagnostics.MeterName);
        _transitions = meter.CreateCounter<long>(OrderDiagnostics.Transitions, "{transition}", "Transitions that workers applied, by the status entered.");
        _refunds = meter.CreateCounter<long>(OrderDiagnostics.Refunds, "{refund}", "Refunds that workers paid.");
        _refunded = meter.CreateCounter<double>(OrderDiagnostics.Refunded, "{money}", "The money of refunds that workers paid, by currency.");
        _polls = meter.CreateCounter<long>(OrderDiagnostics.Polls, "{answer}", "What became of answers about orders.");
        _lag = meter.CreateHistogram(OrderDiagnostics.PollLag, "s", "From when an order was due to be polled until its answer was there.", advice: Buckets(Lags));
        _submissions = meter.CreateCounter<long>(OrderDiagnostics.Submissions, "{submission}", "What became of orders that were sent.");
        _store = meter.CreateHistogram(OrderDiagnostics.StoreDuration, "s", "How long the store took to claim and to apply.", advice: Buckets(Calls));
        _deliveries = meter.CreateCounter<long>(OrderDiagnostics.Deliveries, "{event}", "Deliveries of events.");
        _alerts = meter.CreateCounter<long>(OrderDiagnostics.Alerts, "{alert}", "Alerts, told or held back by the silence.");
        _failedTurns = meter.CreateCounter<long>(OrderDiagnostics.FailedTurns, "{turn}", "Turns of a worker's loop that threw.");
        gauges.AddTo(meter);
    }

    private ActivitySource Source { get; } = new(OrderDiagnostics.ActivitySourceName);

    // The platform's usual buckets end at 10 s: a lag is often longer, and a call of the store shorter than their first.
    private static double[] Lags => [0.1, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600];

    private static double[] Calls => [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    public void Dispose() => Source.Dispose();

    /// <summary>Begins the activity of one request to a provider.</summary>
    /// <param name="name">What is done, for example <c>smm poll</c>.</param>
    /// <param name="provider">The provider's name.</param>
    internal Activity? Start(string name, string provider) => Source.StartActivity(name, ActivityKind.Internal, default(ActivityContext), [new("smm.provider", provider)]);

    internal Activity? StartDelivery(string sink) => Source.StartActivity("smm event", ActivityKind.Producer, default(ActivityContext), [new("smm.sink", sink)]);

    /// <summary>Now, to measure a call of the store from.</summary>
    internal long Timestamp => _time.GetTimestamp();

    /// <summary>A worker claimed from the store.</summary>
    internal void Claimed(string loop, long since) => Call("claim", loop, since);

    /// <summary>A worker applied something to the store.</summary>
    internal void Applied(string loop, long since) => Call("apply", loop, since);

    /// <summary>An answer about an order came, which was due at an instant.</summary>
    internal void Answered(string provider, TimeSpan lag) => _lag.Record(Math.Max(0, lag.TotalSeconds), new KeyValuePair<string, object?>("smm.provider", provider));

    /// <summary>Answers about orders were applied, in a call of the store.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="asked">The orders that were asked about.</param>
    /// <param name="outcomes">What became of them.</param>
    /// <param name="answeredAt">When the answer was there.</param>
    /// <param name="since">When the call began.</param>
    internal void Polled(string provider, IReadOnlyList<ClaimedPoll> asked, IReadOnlyList<ApplyOutcome> outcomes, DateTimeOffset answeredAt, long since)
    {
        Applied("status", since);
        foreach (ClaimedPoll poll in asked)
        {
            Answered(provider, answeredAt - poll.DueAt);
        }

        foreach (ApplyOutcome outcome in outcomes)
        {
            Polled(provider, outcome);
        }
    }

    /// <summary>Time alone passed: the submissions whose sender died are unknown now. Nobody says of which provider.</summary>
    internal void Swept(SweepOutcome swept)
    {
        int unknown = swept.Outcomes.Count(outcome => outcome is { Status: ApplyStatus.Applied, Update.Raised: var raised } && raised.HasFlag(Findings.SubmissionUnknown));
        if (unknown > 0)
        {
            _submissions.Add(unknown, new("smm.provider", ""), new("smm.outcome", nameof(SubmissionStatus.Unknown)));
        }
    }

    /// <summary>What became of a report.</summary>
    internal void Polled(string provider, ApplyOutcome outcome)
    {
        _polls.Add(1, new("smm.provider", provider), new("smm.outcome", outcome.Status.ToString()));
        if (outcome.Status == ApplyStatus.Applied)
        {
            Changed(provider, outcome.Update, outcome.Currency);
        }
    }

    /// <summary>What became of an order that was sent.</summary>
    internal void Submitted(string provider, OrderSubmissionOutcome outcome)
    {
        if (outcome is { Status: ApplyStatus.Applied, Submission.Update.Order.Submission.Status: var status })
        {
            _submissions.Add(1, new("smm.provider", provider), new("smm.outcome", status.ToString()));
            Changed(provider, outcome.Submission.Update, outcome.Currency);
        }
    }

    internal void Delivered(string sink, EventDeliveries turn)
    {
        Count("Delivered", turn.Delivered);
        Count("Failed", turn.Failed - turn.Dead);
        Count("Dead", turn.Dead);
        Count("GivenBack", turn.Returned);

        void Count(string outcome, int count)
        {
            if (count > 0)
            {
                _deliveries.Add(count, new("smm.sink", sink), new("smm.outcome", outcome));
            }
        }
    }

    internal void Alerted(OrderAlertKind kind, string outcome) => _alerts.Add(1, new("smm.alert", kind.ToString()), new("smm.outcome", outcome));

    internal void TurnFailed(string loop) => _failedTurns.Add(1, new KeyValuePair<string, object?>("smm.loop", loop));

    private void Changed(string provider, in OrderUpdate update, string? currency)
    {
        foreach (OrderTransition step in update.Path)
        {
            _transitions.Add(1, new("smm.provider", provider), new("smm.status", step.To.ToString()));
        }

        if (update.Refund is { } refund)
        {
            var tags = new TagList { { "smm.provider", provider }, { "smm.currency", currency ?? "" }, { "smm.reason", refund.Reason.ToString() } };
            _refunds.Add(1, tags);
            _refunded.Add((double)refund.Amount, tags);
        }
    }

    private void Call(string operation, string loop, long since) =>
        _store.Record(_time.GetElapsedTime(since).TotalSeconds, new("smm.operation", operation), new("smm.loop", loop));

    private static InstrumentAdvice<double> Buckets(double[] boundaries) => new() { HistogramBucketBoundaries = boundaries };
}
