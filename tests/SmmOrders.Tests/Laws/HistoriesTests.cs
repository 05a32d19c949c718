using System.Reflection;

namespace SmmOrders.Tests.Laws;

/// <summary>A law over histories that never contain its case proves nothing, so the generated cases are counted.</summary>
public sealed class HistoriesTests
{
    private static readonly OrderStatus[] Statuses = Enum.GetValues<OrderStatus>();

    [Fact]
    public void In_the_long_form_the_laws_see_more_than_half_a_million_histories_and_the_model_a_hundred_thousand()
    {
        LawAttribute[] laws =
        [
            .. from type in typeof(LawAttribute).Assembly.GetTypes()
               from method in type.GetMethods()
               let law = method.GetCustomAttribute<LawAttribute>()
               where law is not null && law.Arbitrary.Contains(typeof(Trials))
               select law,
        ];

        Assert.True(laws.Sum(law => (long)law.Times) * LawAttribute.InLongForm > 500_000);
        Assert.True(laws.Max(law => law.Times) * LawAttribute.InLongForm >= 100_000);
    }

    [Fact]
    public void The_histories_cover_every_case_of_the_rules()
    {
        var tracker = new LibraryTracker();
        var met = new Dictionary<string, int>();
        for (ulong seed = 1; seed <= LawAttribute.InLongForm; seed++)
        {
            var trial = new Trial(tracker, HistoryGenerator.Draw(seed, (int)(seed % 100)));
            foreach (string theCase in trial.Steps.SelectMany(step => CasesOf(trial, step)))
            {
                met[theCase] = met.GetValueOrDefault(theCase) + 1;
            }
        }

        Assert.Equal([], EveryCase().Where(theCase => met.GetValueOrDefault(theCase) < 10));
    }

    private static IEnumerable<string> EveryCase() =>
    [
        .. from before in Statuses
           from reported in Statuses
           from remains in (string[])["missing", "unreadable", "below zero", "zero", "some", "all", "more than all"]
           select $"{before}, {reported} reported, {remains} left",
        .. from before in Statuses
           from kind in Enum.GetValues<ReportKind>()
           select $"{before}, {kind}",
        .. from before in Statuses
           from reported in Statuses
           select $"{before}, {reported} of a parent without a count",
        .. FindingsTable.All.Where(finding => (finding & FindingsTable.GivenByNoReport) == Findings.None).Select(finding => $"{finding}"),
        .. from kind in (string[])[.. Enum.GetNames<ReportKind>().Where(kind => kind != nameof(ReportKind.Status)), "an open status", "an end", "an undecided end"]
           from memory in (string[])["held", "unanswered", "open elsewhere"]
           select $"{kind} while {memory}",
        "a cause told later", "a correction applied", "a correction not applied", "delivered before, and canceled in Processing",
        .. Enum.GetValues<RefundReason>().Where(reason => reason is not (RefundReason.Manual or RefundReason.Adopted)).Select(reason => $"{reason} paid"),
        .. from decimals in Enumerable.Range(0, RefundPolicy.MaxDecimals + 1)
           from rounding in Enum.GetValues<RefundRounding>()
           from onCanceled in Enum.GetValues<RefundOnCanceled>()
           select $"{new RefundPolicy { Decimals = decimals, Rounding = rounding, OnCanceled = onCanceled }}",
        .. LifecycleCase.Named.Concat(LifecycleCase.Drawn).Select(lifecycle => lifecycle.Name),
        "to the tick at the threshold", "one tick past the threshold", "in the future",
        "a service that delivers while Pending", "a free order", "a charge of more than 64 bits", "a quantity of more than 32 bits",
        "more was paid than is due", "an instant that runs backwards",
    ];

    private static IEnumerable<string> CasesOf(Trial trial, Observation step)
    {
        Facts order = step.Before;
        string remains = step.Report.Remains switch
        {
            { IsMissing: true } => "missing",
            { IsUnreadable: true } => "unreadable",
            { Count: < 0 } => "below zero",
            { Count: 0 } => "zero",
            { Count: var count } => count < order.Quantity ? "some" : count == order.Quantity ? "all" : "more than all",
        };
        long past = step.Now.UtcTicks - step.After.Since.UtcTicks - (trial.Setting.Service.StuckAfter ?? trial.Setting.StuckAfter).Ticks;
        bool processing = step.After.Status == OrderStatus.Processing;
        return
        [
            step.SaysStatus ? $"{order.Status}, {step.Report.Status} reported, {remains} left" : "no status",
            step.SaysStatus && step.Report.IsParent && step.Left is null ? $"{order.Status}, {step.Report.Status} of a parent without a count" : "of no parent",
            $"{order.Status}, {step.Report.Kind}",
            .. FindingsTable.All.Where(finding => step.Findings.HasFlag(finding)).Select(finding => $"{finding}"),
            order.Held != Findings.None ? $"{KindOf(step)} while held" : "not held",
            (order.Open & FindingsTable.OpenedElsewhere) != Findings.None ? $"{KindOf(step)} while open elsewhere" : "nothing open elsewhere",
            order.UnansweredSince is not null ? $"{KindOf(step)} while unanswered" : "answered",
            order.Status == OrderStatus.Canceled && step.After.Cause != order.Cause ? "a cause told later" : "no cause told later",
            step.Applied switch { true => "a correction applied", false => "a correction not applied", null => "no correction" },
            order.Status == OrderStatus.Processing && step.After.Status == OrderStatus.Canceled && step.Before.MostDelivered > 0
                ? "delivered before, and canceled in Processing" : "any other end",
            $"{step.Paid?.Reason} paid",
            $"{trial.Setting.Refunds}",
            trial.Setting.Lifecycle.Name,
            processing && past == 0 ? "to the tick at the threshold" : processing && past == 1 ? "one tick past the threshold" : "any other time",
            step.Now < step.After.Since ? "in the future" : "in the past",
            trial.Setting.Service.DeliversWhilePending ? "a service that delivers while Pending" : "a plain service",
            order.Charge == 0 ? "a free order" : "an order with a price",
            ExactShare.Fraction(order.Charge).Numerator.GetBitLength() > 64 ? "a charge of more than 64 bits" : "a usual charge",
            order.Quantity > int.MaxValue ? "a quantity of more than 32 bits" : "a usual quantity",
            step.Entered && step.After.Status == OrderStatus.Partial && Due.Of(trial, step) < order.Refunded ? "more was paid than is due" : "not more was paid",
            step.Now < trial.History.Start.Since ? "an instant that runs backwards" : "an instant that runs on",
        ];
    }

    private static string KindOf(Observation step) =>
        !step.SaysStatus ? $"{step.Report.Kind}" : step.SaysOpen ? "an open status" : step.Entered ? "an end" : "an undecided end";
}
