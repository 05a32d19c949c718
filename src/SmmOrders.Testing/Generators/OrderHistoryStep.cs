using System.Globalization;
using System.Text.Json.Serialization;

namespace SmmOrders.Testing;

/// <summary>One thing that happens to an order, and when: a report, a person's decision, or a step of its submission.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderHistoryStep
{
    private OrderHistoryStep(DateTimeOffset at) => At = at;

    /// <summary>When it happens; whole microseconds, in UTC. Mostly after the previous step, sometimes before it.</summary>
    public DateTimeOffset At { get; }

    /// <summary>The report; <see langword="null"/> if it is none.</summary>
    public StatusReport? Report { get; private init; }

    /// <summary>The decision; <see langword="null"/> if it is none.</summary>
    public Decision? Decision { get; private init; }

    /// <summary>The step of the submission; <see langword="null"/> if it is none.</summary>
    public SubmissionStep? Submission { get; private init; }

    /// <summary>A report.</summary>
    /// <param name="at">When it comes.</param>
    /// <param name="report">The report.</param>
    public static OrderHistoryStep Of(DateTimeOffset at, StatusReport report) => new(at) { Report = report };

    /// <summary>A decision.</summary>
    /// <param name="at">When it is decided.</param>
    /// <param name="decision">The decision.</param>
    /// <exception cref="ArgumentNullException"><paramref name="decision"/> is <see langword="null"/>.</exception>
    public static OrderHistoryStep Of(DateTimeOffset at, Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return new(at) { Decision = decision };
    }

    /// <summary>A step of the submission.</summary>
    /// <param name="at">When it happens.</param>
    /// <param name="submission">The step.</param>
    /// <exception cref="ArgumentNullException"><paramref name="submission"/> is <see langword="null"/>.</exception>
    public static OrderHistoryStep Of(DateTimeOffset at, SubmissionStep submission)
    {
        ArgumentNullException.ThrowIfNull(submission);
        return new(at) { Submission = submission };
    }

    /// <summary>What it does to an order, by the tracker alone. A refused decision or step changes nothing.</summary>
    /// <param name="tracker">The tracker.</param>
    /// <param name="order">The order.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">It is a step of the submission, and the order's is not tracked.</exception>
    public OrderUpdate Apply(OrderTracker tracker, OrderState order)
    {
        ArgumentNullException.ThrowIfNull(tracker);
        return Report is { } report ? tracker.Observe(order, report, At)
            : Decision is not null ? tracker.Decide(order, Decision, At).Update
            : tracker.Submit(order, Submission!, At).Update;
    }

    /// <summary>When and what, on one line; independent of culture.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{At:yyyy-MM-dd HH:mm:ss.ffffff} {(object?)Report ?? (object?)Decision ?? Submission}");
}
