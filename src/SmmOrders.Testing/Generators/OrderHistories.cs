using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace SmmOrders.Testing;

/// <summary>What happens to an order, drawn step by step: each fits the order as the steps before it left it.</summary>
internal static class OrderHistories
{
    // The thresholds of the rules, to the microsecond on either side; sometimes a report that is older than the last.
    private static readonly Gen<TimeSpan> Pause = Gen.Frequency(
        (6, Gen.Choose(1, 240).Select(minutes => new TimeSpan(0, minutes, 0))),
        (3, from span in Gen.Elements(TimeSpan.FromMinutes(2), TimeSpan.FromHours(3), TimeSpan.FromHours(24), TimeSpan.FromDays(2))
            from off in Gen.Choose(-1, 1)
            select span + new TimeSpan(off * TimeSpan.TicksPerMicrosecond)),
        (1, Gen.Elements(TimeSpan.Zero, TimeSpan.FromMinutes(-10))));

    internal static Gen<ImmutableList<OrderHistoryStep>> Steps(OrderTracker tracker, OrderState order, DateTimeOffset after, int count) =>
        Steps(tracker, order, after, count, []);

    internal static IEnumerable<OrderHistoryCase> Shrink(OrderHistoryCase history)
    {
        ImmutableArray<OrderHistoryStep> steps = history.Steps;
        if (steps.Length > 3)
        {
            yield return With(steps[..(steps.Length / 2)]);
            yield return With(steps[(steps.Length / 2)..]);
        }

        for (int index = 0; index < steps.Length && steps.Length > 1; index++)
        {
            yield return With(steps.RemoveAt(index));
        }

        foreach (OrderState start in OrderStates.ShrinkAmounts(history.Start))
        {
            yield return new OrderHistoryCase { Start = start, Steps = steps };
        }

        for (int index = 0; index < steps.Length; index++)
        {
            foreach (OrderHistoryStep simpler in Shrink(steps[index]))
            {
                yield return With(steps.SetItem(index, simpler));
            }
        }

        OrderHistoryCase With(ImmutableArray<OrderHistoryStep> fewer) => new() { Start = history.Start, Steps = fewer };
    }

    private static IEnumerable<OrderHistoryStep> Shrink(OrderHistoryStep step) =>
        step.Report is { } report ? StatusReports.Shrink(report).Select(simpler => OrderHistoryStep.Of(step.At, simpler))
        : step.Decision is { } decision ? OrderDecisions.Shrink(decision).Select(simpler => OrderHistoryStep.Of(step.At, simpler))
        : [];

    private static Gen<ImmutableList<OrderHistoryStep>> Steps(
        OrderTracker tracker, OrderState order, DateTimeOffset after, int count, ImmutableList<OrderHistoryStep> before) => count == 0
        ? Gen.Constant(before)
        : from pause in Pause
          from step in Next(order, after + pause)
          from all in Steps(tracker, step.Apply(tracker, order).Order, after + pause, count - 1, before.Add(step))
          select all;

    private static Gen<OrderHistoryStep> Next(OrderState order, DateTimeOffset at)
    {
        Gen<OrderHistoryStep> report = StatusReports.Of(order.Quantity).Select(report => OrderHistoryStep.Of(at, report));
        Gen<OrderHistoryStep> decision = OrderDecisions.Of(order).Select(decision => OrderHistoryStep.Of(at, decision));
        if (order.Submission is null)
        {
            return Gen.Frequency((8, report), (2, decision));
        }

        Gen<OrderHistoryStep> step = OrderGenerators.SubmissionSteps(at).Select(step => OrderHistoryStep.Of(at, step));
        return order.IsPlaced
            ? Gen.Frequency((8, report), (2, decision), (1, step))
            : Gen.Frequency((1, report), (1, decision), (8, Gen.OneOf(step, Permitted(order.Submission.Status, at))));
    }

    // Most orders reach the provider.
    private static Gen<OrderHistoryStep> Permitted(SubmissionStatus status, DateTimeOffset at) => Gen.Constant(OrderHistoryStep.Of(at, status switch
    {
        SubmissionStatus.Queued => SubmissionStep.Send(at.Add(TimeSpan.FromMinutes(2))),
        SubmissionStatus.Refused => SubmissionStep.Requeue(),
        SubmissionStatus.Sending or SubmissionStatus.Unknown => SubmissionStep.Place(),
        _ => SubmissionStep.PlaceLate(),
    }));
}
