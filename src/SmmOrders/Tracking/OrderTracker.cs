using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>
/// Decides what a report from the server does to an order and its money. Pure: no clock, no I/O, no state between calls. Thread-safe.
/// </summary>
/// <remarks>
/// For any sequence of reports: a final status and its refund are decided together, or neither is; the refunded total is never below
/// zero, never above the charge, and never paid twice; no report reopens a final order; a report that cannot be understood changes
/// nothing and is noted as a finding (domain rules, section 2). The domain rules that this documentation cites are in the package's
/// RULES.md. If currencies, providers or services differ, get the tracker of an order from <see cref="OrderRules"/>.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderTracker
{
    private readonly ReportJudge _reports;
    private readonly SubmissionJudge _submissions;
    private readonly RequestJudge _requests;
    private readonly DecisionJudge _decisions;

    /// <summary>Creates a tracker.</summary>
    /// <param name="refunds">How refunds are calculated.</param>
    /// <param name="lifecycle">
    /// Which transitions are legal; <see cref="OrderLifecycle.Default"/> by default. Pass
    /// <see cref="OrderLifecycle.WithCorrections"/> to opt in to corrections of final statuses.
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

    // The judges do not depend on the service, so the trackers of all services share them.
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

    /// <summary>How refunds are calculated.</summary>
    public RefundPolicy Refunds { get; }

    /// <summary>Which transitions are legal.</summary>
    public OrderLifecycle Lifecycle { get; }

    /// <summary>When an order is stuck in Processing.</summary>
    public StuckRule Stuck { get; }

    /// <summary>When an open order without usable answers counts as unanswered.</summary>
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

    /// <summary>The profile of the orders' service, for every call that passes no other.</summary>
    /// <value>
    /// The default is <see cref="ServiceProfile.Default"/>. A tracker from <see cref="OrderRules"/> has the profile of the order's
    /// service.
    /// </value>
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
    /// Creates an order in the lifecycle's initial status. Its submission is not tracked: it counts as already placed at the
    /// provider. See <see cref="Buy"/>.
    /// </summary>
    /// <param name="quantity">
    /// Units that the customer ordered; above zero. A panel that sends more than it sold must convert the provider's remains before
    /// reporting them: the provider counts from the quantity that it was sent.
    /// </param>
    /// <param name="charge">What the customer is charged; zero for a free order.</param>
    /// <param name="now">When the order is placed.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A value is out of range, or the charge has too many digits to be split exactly at the refund policy's decimals.
    /// </exception>
    public OrderState Place(long quantity, decimal charge, DateTimeOffset now)
    {
        var order = OrderState.Place(Lifecycle.InitialStatus, quantity, charge, now);
        ExactMoney.EnsureSplits(charge, Refunds.Decimals, nameof(charge), charge);
        return order;
    }

    /// <summary>
    /// Creates an order that is yet to be sent to a provider, with a tracked <see cref="OrderState.Submission"/> (domain rules,
    /// section 7): queued, and bought at <paramref name="now"/>.
    /// </summary>
    /// <inheritdoc cref="Place"/>
    public OrderState Buy(long quantity, decimal charge, DateTimeOffset now) => Place(quantity, charge, now).WithSubmissionAndRequest(
        new Submission { Status = SubmissionLifecycle.Instance.InitialStatus, BoughtAt = now }, request: null, Findings.None);

    /// <summary>
    /// Applies a report to an order. If an open order is not placed, no provider can report it: nothing changes, and
    /// <see cref="Findings.NotReported"/> is set. If the report is not news, the same order instance is returned and nothing is
    /// allocated, except for a correction that is not applied and whose charge times remains exceeds 64 bits.
    /// </summary>
    /// <remarks>
    /// An answer in which this order is an error, missing or malformed starts <see cref="OrderState.UnansweredSince"/>. A request
    /// that failed as a whole says nothing about any order: when polling many orders, attribute it to the provider, not to each
    /// order.
    /// </remarks>
    /// <param name="order">The current order.</param>
    /// <param name="report">What the server reported. No report throws, however odd it is.</param>
    /// <param name="now">
    /// When it was reported: the instant at which a new status is entered, and at which stuck, late and unanswered are evaluated.
    /// </param>
    /// <param name="service">The profile of the order's service; <see cref="Profile"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="report"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A refund is due, and the order's charge has too many digits to be split exactly at the refund policy's decimals.
    /// </exception>
    public OrderUpdate Observe(OrderState order, in StatusReport report, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        ServiceProfile profile = service ?? Profile;
        if (order.Request is null && order.Submission is null)
        {
            return _reports.Judge(order, report, now, profile);
        }

        return GiveUpOverdue(_reports.Judge(order, report, now, profile), now, profile);
    }

    /// <summary>
    /// Applies the passing of time to an order: it may have become stuck, late, unanswered or not placed, or have ceased to be; a
    /// submission or request whose answer is overdue becomes unknown. Status and money do not change. If nothing is new, the same
    /// order instance is returned. <see cref="Observe"/> includes this check.
    /// </summary>
    /// <param name="order">The current order.</param>
    /// <param name="now">The instant to evaluate at.</param>
    /// <param name="service">The profile of the order's service; <see cref="Profile"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public OrderUpdate CheckTime(OrderState order, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        ServiceProfile profile = service ?? Profile;
        if (order.Request is null && order.Submission is null)
        {
            return _reports.CheckTime(order, now, profile);
        }

        return GiveUpOverdue(_reports.CheckTime(order, now, profile), now, profile);
    }

    /// <summary>
    /// The first instant at which time alone opens a new state of the order: stuck, late, unanswered, not placed, or unknown because
    /// an answer is overdue. <see langword="null"/> if there is none. A store keeps it in the order's row, finds the due orders with
    /// one index range, and passes them to <see cref="CheckTime"/>; after that the next deadline is in the future, or there is none.
    /// </summary>
    /// <remarks>In UTC, rounded up to a whole microsecond, the finest precision that databases keep: at that instant the state has begun.</remarks>
    /// <param name="order">The current order.</param>
    /// <param name="service">The profile of the order's service; <see cref="Profile"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    public DateTimeOffset? NextDeadline(OrderState order, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        return TimeFindings.NextDeadline(order, this, service ?? Profile);
    }

    /// <summary>
    /// Applies a step to an order's submission, and so to the order (domain rules, section 7). When it is placed, the order enters
    /// the lifecycle's initial status at this instant: use the tracker of the provider that accepted it. When it is withdrawn, the
    /// order is canceled and refunded in the same step.
    /// </summary>
    /// <param name="order">The current order; created by <see cref="Buy"/>.</param>
    /// <param name="step">The step.</param>
    /// <param name="now">When it happened.</param>
    /// <param name="service">The profile of the order's service; <see cref="Profile"/> by default.</param>
    /// <returns>
    /// The order after the step, or unchanged if the step is not permitted. If the provider accepted an attempt that was given up,
    /// and the order no longer waits for it, <see cref="Findings.PlacedTwice"/> is set.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> or <paramref name="step"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The order's submission is not tracked.</exception>
    public SubmissionOutcome Submit(OrderState order, SubmissionStep step, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(step);
        return _submissions.Submit(order, step, now, service ?? Profile);
    }

    /// <summary>
    /// Requests that an order be canceled or refilled (domain rules, section 7). Canceling an order that is queued, or that the
    /// provider refused, withdraws it at once. Otherwise the request waits to be sent, and neither status nor money changes.
    /// </summary>
    /// <param name="order">The current order.</param>
    /// <param name="kind">What is requested.</param>
    /// <param name="now">When it happened.</param>
    /// <param name="service">The profile of the order's service; <see cref="Profile"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the two.</exception>
    public RequestOutcome Ask(OrderState order, RequestKind kind, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        return _requests.Ask(order, kind, now, service ?? Profile);
    }

    /// <summary>Applies a step to an order's request. Neither status nor money changes.</summary>
    /// <param name="order">The current order.</param>
    /// <param name="step">The step.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
#pragma warning disable CA1822 // An instance method like its siblings: every operation on an order belongs to the tracker.
    public RequestOutcome Follow(OrderState order, RequestStep step)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(step);
        return RequestJudge.Follow(order, step);
    }
#pragma warning restore CA1822

    /// <summary>
    /// Applies a person's decision to an order and its money (domain rules, section 7). A refused decision changes nothing and gives
    /// the reason. Money is never taken back: a correction to less than was refunded is applied, but pays nothing.
    /// </summary>
    /// <remarks>Decide once, on an order that is locked or versioned: never repeat a decision on fresh data.</remarks>
    /// <param name="order">The current order.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="now">When it happened.</param>
    /// <param name="service">The profile of the order's service; <see cref="Profile"/> by default.</param>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> or <paramref name="decision"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A refund is due, and the order's charge has too many digits to be split exactly at the refund policy's decimals.
    /// </exception>
    public DecisionOutcome Decide(OrderState order, Decision decision, DateTimeOffset now, ServiceProfile? service = null)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(decision);
        return _decisions.Decide(order, decision, now, service ?? Profile);
    }

    /// <summary>The same tracker for the orders of a service.</summary>
    internal OrderTracker ForService(ServiceProfile profile) => profile == Profile ? this : new(this, profile);

    // No answer came in time: it is not known whether the request arrived.
    private OrderUpdate GiveUpOverdue(in OrderUpdate judged, DateTimeOffset now, ServiceProfile service)
    {
        OrderState order = judged.Order;
        if (order.Submission?.OverdueAt <= now)
        {
            order = _submissions.Submit(order, SubmissionStep.LoseTrack(), now, service).Update.Order;
        }

        if (order.Request?.OverdueAt <= now)
        {
            order = RequestJudge.Follow(order, RequestStep.LoseTrack()).Update.Order;
        }

        return new(judged.Before, order, judged.Path, judged.Findings | (order.Open & ~judged.Order.Open), judged.Refund);
    }
}
