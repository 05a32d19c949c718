using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// Decides what a report from the server does to an order and its money. A pure function: no clock, no I/O, nothing kept
/// between calls; safe from any thread.
/// </summary>
/// <remarks>
/// For any sequence of any reports: a final status and its money are decided together or neither is; what is refunded is
/// never below zero, never above the charge, and never paid twice; no report brings a final order back to life; what cannot
/// be understood changes nothing and is told (domain rules, section 2). The domain rules that this documentation cites are the
/// page RULES.md of the package. Where currencies, providers or services differ, <see cref="OrderRules"/> has the tracker of each.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderTracker
{
    private readonly ReportJudge _reports;
    private readonly SubmissionJudge _submissions;
    private readonly RequestJudge _requests;
    private readonly DecisionJudge _decisions;

    /// <summary>Makes a tracker.</summary>
    /// <param name="refunds">How refunds are made.</param>
    /// <param name="lifecycle">
    /// Which transitions are legal; <see cref="OrderLifecycle.Default"/> by default. One
    /// <see cref="OrderLifecycle.WithCorrections"/> opts in to corrections of final statuses.
    /// </param>
    /// <param name="stuck">When an order is stuck in Processing; <see cref="StuckRule.Default"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="refunds"/> is <see langword="null"/>.</exception>
    public OrderTracker(RefundPolicy refunds, OrderLifecycle? lifecycle = null, StuckRule? stuck = null)
    {
        ArgumentNullException.ThrowIfNull(refunds);
        Refunds = refunds;
        Lifecycle = lifecycle ?? OrderLifecycle.Default;
        Stuck = stuck ?? StuckRule.Default;
        _reports = new ReportJudge(this);
        _submissions = new SubmissionJudge(this, _reports);
        _requests = new RequestJudge(_submissions);
        _decisions = new DecisionJudge(this, _reports, _submissions);
    }

    // What judges knows of no service: the trackers of a thousand services share it.
    private OrderTracker(OrderTracker tracker, ServiceProfile profile)
    {
        Refunds = tracker.Refunds;
        Lifecycle = tracker.Lifecycle;
        Stuck = tracker.Stuck;
        Unanswered = tracker.Unanswered;
        Profile = profile;
        _reports = tracker._reports;
        _submissions = tracker._submissions;
        _requests = tracker._requests;
        _decisions = tracker._decisions;
    }

    /// <summary>How refunds are made.</summary>
    public RefundPolicy Refunds { get; }

    /// <summary>Which transitions are legal.</summary>
    public OrderLifecycle Lifecycle { get; }

    /// <summary>When an order is stuck in Processing.</summary>
    public StuckRule Stuck { get; }

    /// <summary>When an open order about which no usable answer comes is unanswered.</summary>
    /// <value>The default is <see cref="UnansweredRule.Default"/>: 24 hours.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public UnansweredRule Unanswered
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = UnansweredRule.Default;

    /// <summary>The service whose orders these are: what holds in every call that names no other.</summary>
    /// <value>The default is <see cref="ServiceProfile.Default"/>. A tracker of <see cref="OrderRules"/> has the one of the order's service.</value>
    /// <exception cref="ArgumentNullException">The value is <see langword="null"/>.</exception>
    public ServiceProfile Profile
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
        }
    } = ServiceProfile.Default;

    /// <summary>
    /// A new order, in the status in which the lifecycle starts, whose submission is not kept: it counts as placed at the provider
    /// already. See <see cref="Buy"/>.
    /// </summary>
    /// <param name="quantity">
    /// Units that the customer ordered; above zero. A panel that sends more than it sold converts what the provider says is left
    /// before it reports it: the provider counts from what was sent.
    /// </param>
    /// <param name="charge">What the customer is charged; zero for a free order.</param>
    /// <param name="now">When it is placed.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A value is outside what its parameter allows, or the charge has so many digits that it cannot be split at the refund
    /// policy's decimals.
    /// </exception>
    public OrderState Place(long quantity, decimal charge, DateTimeOffset now)
    {
        var order = OrderState.Place(Lifecycle.InitialStatus, quantity, charge, now);
        ExactMoney.EnsureSplits(charge, Refunds.Decimals, nameof(charge), charge);
        return order;
    }

    /// <summary>
    /// A new order that is still to be sent to a provider, as <see cref="OrderState.Submission"/> keeps (domain rules, section 7):
    /// queued, and bought now.
    /// </summary>
    /// <inheritdoc cref="Place"/>
    public OrderState Buy(long quantity, decimal charge, DateTimeOffset now) => Place(quantity, charge, now).WithSubmissionAndRequest(
        new Submission { Status = SubmissionLifecycle.Instance.InitialStatus, BoughtAt = now }, request: null, Findings.None);

    /// <summary>
    /// What the report does to the order. Of an open order that is not placed no provider can speak: nothing changes, and
    /// <see cref="Findings.NotReported"/> is told. Where nothing of it is new, the very same order comes back, and nothing is allocated; a
    /// correction that is not applied may need wide numbers, where the charge times the remains goes beyond 64 bits.
    /// </summary>
    /// <remarks>
    /// An answer in which this order is an error, missing or malformed starts <see cref="OrderState.UnansweredSince"/>. A request that
    /// failed as a whole says nothing of any order: whoever polls many orders keeps it to the provider.
    /// </remarks>
    /// <param name="order">The order as it is.</param>
    /// <param name="report">What the server says; anything can be said, and none of it throws.</param>
    /// <param name="now">When it was said: the instant at which a new status is entered, and at which stuck, late and unanswered are judged.</param>
    /// <param name="service">What is special about the order's service; <see cref="Profile"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="report"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A refund is due, and the order's charge has so many digits that it cannot be split at the refund policy's decimals.
    /// </exception>
    public OrderUpdate Observe(OrderState order, in StatusReport report, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        OrderUpdate judged = _reports.Judge(order, report, now, service ?? Profile);
        return order.Request is null && order.Submission is null ? judged : GiveUpOverdue(judged, now, service);
    }

    /// <summary>
    /// What the passing of time does to the order: it may be stuck, late, unanswered or not placed by now, or no longer; and what is
    /// being sent, and was not heard of by its instant, becomes unknown. No status and no money changes; where nothing is new, the very
    /// same order comes back. <see cref="Observe"/> includes it.
    /// </summary>
    /// <param name="order">The order as it is.</param>
    /// <param name="now">The instant to judge at.</param>
    /// <param name="service">What is special about the order's service; <see cref="Profile"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public OrderUpdate CheckTime(OrderState order, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        OrderUpdate judged = _reports.CheckTime(order, now, service ?? Profile);
        return order.Request is null && order.Submission is null ? judged : GiveUpOverdue(judged, now, service);
    }

    /// <summary>
    /// The first instant at which time alone begins a state of the order that is not open yet: stuck, late, unanswered, not
    /// placed, or unknown because an intent to send is overdue.
    /// <see langword="null"/> where none will. A store keeps it in the order's row, finds what is due by a range of one index, and gives
    /// what it finds to <see cref="CheckTime"/>; afterwards the next one lies in the future, or there is none.
    /// </summary>
    /// <remarks>In UTC, rounded up to whole microseconds, the finest that databases keep: at that instant the state has begun.</remarks>
    /// <param name="order">The order as it is.</param>
    /// <param name="service">What is special about the order's service; <see cref="Profile"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public DateTimeOffset? NextDeadline(OrderState order, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        return TimeFindings.NextDeadline(order, this, service ?? Profile);
    }

    /// <summary>
    /// What a step does to the submission of the order, and with it to the order (domain rules, section 7). Placed, the order enters the
    /// first status of the lifecycle at this instant: use the tracker of the provider that took it. Withdrawn, it is canceled and
    /// refunded in the same step.
    /// </summary>
    /// <param name="order">The order as it is; made by <see cref="Buy"/>.</param>
    /// <param name="step">What happened.</param>
    /// <param name="now">When.</param>
    /// <param name="service">What is special about the order's service; <see cref="Profile"/> by default.</param>
    /// <returns>
    /// The order after, or as it was where the step is not permitted; an order that the provider took too late, and that nobody waits for
    /// any more, is told as <see cref="Findings.PlacedTwice"/>.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> or <paramref name="step"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The order's submission is not kept.</exception>
    public SubmissionOutcome Submit(OrderState order, SubmissionStep step, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(step);
        return _submissions.Submit(order, step, now, service ?? Profile);
    }

    /// <summary>
    /// A request about the order is made: to cancel it, or to refill it (domain rules, section 7). An order that is not sent yet is
    /// withdrawn at once. Otherwise the request waits to be sent: neither the status nor the money changes.
    /// </summary>
    /// <param name="order">The order as it is.</param>
    /// <param name="kind">What is asked for.</param>
    /// <param name="now">When.</param>
    /// <param name="service">What is special about the order's service; <see cref="Profile"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the two.</exception>
    public RequestOutcome Ask(OrderState order, RequestKind kind, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        return _requests.Ask(order, kind, now, service ?? Profile);
    }

    /// <summary>What a step does to the request that the order has. Neither its status nor its money changes.</summary>
    /// <param name="order">The order as it is.</param>
    /// <param name="step">What happened.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
#pragma warning disable CA1822 // It stands beside its siblings: what follows from a step is the tracker's to say.
    public RequestOutcome Follow(OrderState order, RequestStep step)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(step);
        return RequestJudge.Follow(order, step);
    }
#pragma warning restore CA1822

    /// <summary>
    /// What a person's decision does to the order and its money (domain rules, section 7). A decision that may not be taken changes
    /// nothing and says why. No money is ever taken back: a correction below what was refunded is applied and pays nothing.
    /// </summary>
    /// <remarks>Decide once, on the order that is locked or versioned: a decision is never decided again on fresh data.</remarks>
    /// <param name="order">The order as it is.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="now">When.</param>
    /// <param name="service">What is special about the order's service; <see cref="Profile"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> or <paramref name="decision"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A refund is due, and the order's charge has so many digits that it cannot be split at the refund policy's decimals.
    /// </exception>
    public DecisionOutcome Decide(OrderState order, Decision decision, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(decision);
        return _decisions.Decide(order, decision, now, service ?? Profile);
    }

    /// <summary>The same tracker for the orders of a service.</summary>
    internal OrderTracker ForService(ServiceProfile profile) => profile == Profile ? this : new(this, profile);

    // Nothing was heard of what left: nobody knows whether it arrived.
    private OrderUpdate GiveUpOverdue(in OrderUpdate judged, DateTimeOffset now, ServiceProfile? service)
    {
        OrderState order = judged.Order;
        if (order.Submission?.OverdueAt <= now)
        {
            order = _submissions.Submit(order, SubmissionStep.LoseTrack(), now, service ?? Profile).Update.Order;
        }

        if (order.Request?.OverdueAt <= now)
        {
            order = RequestJudge.Follow(order, RequestStep.LoseTrack()).Update.Order;
        }

        return new(judged.Before, order, judged.Path, judged.Findings | (order.Open & ~judged.Order.Open), judged.Refund);
    }
}
