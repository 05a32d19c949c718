using System.Collections.Immutable;
using Apply = System.Func<System.Collections.Generic.IReadOnlyList<SmmOrders.OrderReport>, System.Threading.CancellationToken, System.Threading.Tasks.Task<System.Collections.Generic.IReadOnlyList<SmmOrders.ApplyOutcome>>>;
using Claim = System.Func<string, System.DateTimeOffset, System.TimeSpan, System.Threading.CancellationToken, System.Threading.Tasks.Task<SmmOrders.SubmissionClaim>>;
using Correct = System.Func<SmmOrders.RequestCorrection, System.Threading.CancellationToken, System.Threading.Tasks.Task<SmmOrders.RequestCorrectionOutcome>>;
using Decide = System.Func<SmmOrders.OrderDecision, System.Threading.CancellationToken, System.Threading.Tasks.Task<SmmOrders.OrderDecisionOutcome>>;
using Pay = System.Action<System.Collections.Generic.IReadOnlyList<SmmOrders.Testing.DueRefund>>;
using Submit = System.Func<SmmOrders.OrderSubmission, System.Threading.CancellationToken, System.Threading.Tasks.Task<SmmOrders.OrderSubmissionOutcome>>;

namespace SmmOrders.Testing.Tests;

/// <summary>A wrong store, and the case that catches it.</summary>
/// <param name="Fault">What is wrong with it.</param>
/// <param name="Case">The name of the case, or how it begins.</param>
/// <param name="Open">Makes it.</param>
/// <param name="Thrown">What the store throws, if that is its fault.</param>
internal sealed record Plant(string Fault, string Case, Func<OrderStoreSetup, IOrderStoreHarness> Open, Type? Thrown = null);

/// <summary>Stores that break a promise, at least one for each case.</summary>
internal static class Plants
{
    public static IReadOnlyList<Plant> All { get; } =
    [
        new("forgets the ledger", "A partial order is refunded", setup => new FaultyStore(setup) { Read = order => Copy(order, refunds: []) }),
        new("loses the last history row", "A partial order is refunded", setup => new FaultyStore(setup) { Read = order => Copy(order, history: [.. order.History.SkipLast(1)]) }),
        new("numbers the history by tens", "A partial order is refunded",
            setup => new FaultyStore(setup) { Read = order => Copy(order, history: [.. order.History.Select(entry => entry with { Number = entry.Number * 10 })]) }),
        new("keeps only where a path ends", "A partial order is refunded",
            setup => new FaultyStore(setup)
            {
                Read = order => Copy(order, history: [.. order.History.TakeLast(1).Select(entry => entry with { Number = 1, From = OrderStatus.Processing })]),
            }),
        new("pays twice", "A partial order is refunded", setup => new FaultyStore(setup, payer: pay => refunds =>
        {
            pay(refunds);
            pay(refunds);
        })),
        new("tells Applied for what changed nothing", "The same report again", setup => Telling(setup, ApplyStatus.Unchanged, ApplyStatus.Applied)),
        new("corrects without being asked to", "A correction that the lifecycle does not permit",
            setup => new FaultyStore(With(setup, options => options.Lifecycle = OrderLifecycle.Default.WithCorrections()))),
        new("never corrects", "A correction that the lifecycle permits", setup => new FaultyStore(With(setup, _ => { }))),
        new("reads missing remains as 0", "A hold is stored", setup => Reporting(setup, report => report.Report is { Status: OrderStatus.Partial, Remains.IsKnown: false }
            ? report with { Report = StatusReport.Of(OrderStatus.Partial, 0) } : report)),
        new("takes a failed poll for no poll", "A hold is stored", setup => Applying(setup, async (apply, reports, cancellation) => reports[0].Report.Kind == ReportKind.Malformed
            ? [new ApplyOutcome { Order = reports[0].Order, Status = ApplyStatus.Unchanged }]
            : await apply(reports, cancellation))),
        new("has one set of rules for all orders", "An order follows the rules",
            setup => new FaultyStore(setup) { Added = order => order with { Currency = null, Provider = null, Service = null } }),
        new("names no currency of a refund", "An order follows the rules", setup => Applying(setup, async (apply, reports, cancellation) =>
            [.. (await apply(reports, cancellation)).Select(outcome => outcome with { Currency = null })])),
        new("rounds instants up", "Instants are cut", setup => Reporting(setup, report => report with { At = report.At.AddTicks(9) })),
        new("loses the start count", "Information is stored", setup => Reporting(setup, report => report with { StartCount = null })),
        new("has a history row for each report", "Information is stored", setup => new FaultyStore(setup)
        {
            Read = order => Copy(order, history: order.StartCount is null || order.History.IsEmpty
                ? order.History
                : order.History.Add(order.History[^1] with { Number = order.History.Length + 1, From = order.State.Status, To = order.State.Status, RefundAmount = null })),
        }),
        new("counts every order as placed", "A report about an order that no provider has", setup => new FaultyStore(setup) { Added = order => order with { IsQueued = false } }),
        new("tells Unchanged for an order that it does not have", "An unknown order", setup => Telling(setup, ApplyStatus.NotFound, ApplyStatus.Unchanged)),
        new("swallows what the payer throws", "One order at fault", setup => new FaultyStore(setup, payer: pay => refunds => Swallow(() => pay(refunds)))),
        new("gives up a whole batch", "One order at fault", setup => new FaultyStore(setup, payer: FailingForEver)),
        new("never comes back to what failed", "What could not be applied", NeverAgain),
        new("takes a payer's time-out for the caller's", "A time-out of the payer", LettingTimeOutsThrough, typeof(OperationCanceledException)),
        new("applies only the last report of an order", "Several reports of one order", OnlyTheLast),
        new("swaps outcomes", "The outcomes have the order", setup => Applying(setup, async (apply, reports, cancellation) => [.. (await apply(reports, cancellation)).Reverse()])),
        new("pays one by one", "The payer is called once", setup => new FaultyStore(setup, payer: pay => refunds =>
        {
            foreach (DueRefund due in refunds)
            {
                pay([due]);
            }
        })),
        new("calls the payer for nothing", "The payer is called once", setup => Applying(setup, (apply, reports, cancellation) =>
        {
            setup.Pay([]);
            return apply(reports, cancellation);
        })),
        new("takes 100 reports at most", "A batch has up to 1,000", setup => Applying(setup, (apply, reports, cancellation) =>
            reports.Count <= 100 ? apply(reports, cancellation) : throw new ArgumentException("There are too many.", nameof(reports))), typeof(ArgumentException)),
        new("takes any number of reports", "A batch has up to 1,000", setup => Applying(setup, async (apply, reports, cancellation) =>
            [.. (await Task.WhenAll(reports.Chunk(1000).Select(chunk => apply(chunk, cancellation)))).SelectMany(outcomes => outcomes)])),
        new("leaves wrong reports out", "A batch with a wrong report", setup => Applying(setup, (apply, reports, cancellation) =>
            apply([.. reports.Where(report => report is not null && report.Order != default && report.Report != default)], cancellation))),
        new("cannot be canceled", "A call that is canceled", setup => Applying(setup, (apply, reports, _) => apply(reports, CancellationToken.None))),
        new("cannot be canceled while a person decides", "A call that is canceled", setup => Deciding(setup, (decide, decision, _) => decide(decision, CancellationToken.None))),
        new("loses why", "A decision is recorded", setup => Deciding(setup, (decide, decision, cancellation) => decide(decision with { Note = null }, cancellation))),
        new("loses who", "A decision is recorded", setup => Deciding(setup, (decide, decision, cancellation) => decide(decision with { By = "the system" }, cancellation))),
        new("lets nobody decide what is held", "A person decides an order", setup => Deciding(setup, async (decide, decision, cancellation) =>
            await decide(decision with { Decision = Decision.CorrectToCanceled() }, cancellation) is { Decision.Update.Before.Held: not Findings.None } held
                ? held
                : await decide(decision, cancellation))),
        new("tells Unchanged for a refused decision", "A refused decision", setup => Deciding(setup, async (decide, decision, cancellation) =>
            await decide(decision, cancellation) is var outcome && outcome.Status == ApplyStatus.Refused ? outcome with { Status = ApplyStatus.Unchanged } : outcome)),
        new("decides again what was refused for what it saw", "A manual refund", setup => Deciding(setup, async (decide, decision, cancellation) =>
            await decide(decision, cancellation) is var outcome && outcome.Decision is { Refusal: DecisionRefusal.Conflict, Update.Order.Refunded: var seen }
                ? await decide(decision with { Decision = Decision.Refund(seen + decision.Decision.RefundTotal!.Value, seen) }, cancellation)
                : outcome)),
        new("takes a person's correction for a provider's", "A person corrects", setup => Deciding(setup, async (decide, decision, cancellation) =>
            decision.Decision.Kind == DecisionKind.Correct
            ? new OrderDecisionOutcome { Order = decision.Order, Status = ApplyStatus.Refused }
            : await decide(decision, cancellation))),
        new("applies a decision without its refund", "A decision whose refund", setup => new FaultyStore(setup, payer: pay => refunds => Swallow(() => pay(refunds)))),
        new("lets nobody in particular decide", "A decision without an order", setup => Deciding(setup, (decide, decision, cancellation) =>
            decide(decision is null || !string.IsNullOrWhiteSpace(decision.By) ? decision! : decision with { By = "somebody" }, cancellation))),
        new("loses the provider's identifier", "An order is placed", setup => new FaultyStore(setup) { Read = order => Copy(order, providerOrderId: "") }),
        new("asks a person after every refusal", "A refusal waits", setup => Submitting(setup, (submit, submission, cancellation) =>
            submit(submission.Step?.Refusal is null ? submission : submission with { Step = SubmissionStep.Refuse(RefusalKind.BadLink) }, cancellation))),
        new("tells Applied for a step that was refused", "A step that the submission", setup => Submitting(setup, async (submit, submission, cancellation) =>
            await submit(submission, cancellation) is var outcome && outcome.Status == ApplyStatus.Refused ? outcome with { Status = ApplyStatus.Applied } : outcome)),
        new("withdraws without paying", "A withdrawn order", setup => new FaultyStore(setup, payer: pay => refunds => pay([.. refunds.Where(due => due.Refund.Amount < 10)]))),
        new("throws for a submission that is not tracked", "A step of a submission that is not tracked", setup => Submitting(setup, async (submit, submission, cancellation) =>
            await submit(submission, cancellation) is var outcome && outcome.Status == ApplyStatus.Refused
                ? throw new InvalidOperationException("It is not tracked.")
                : outcome), typeof(InvalidOperationException)),
        new("gives two orders the same identifier", "An identifier at the provider", setup => new FaultyStore(setup, new CommonIdentifiersTable())),
        new("takes any identifier with any step", "A step without an order", setup => Submitting(setup, (submit, submission, cancellation) =>
            submit(submission?.Step is { } step
                ? submission with { ProviderOrderId = step.Trigger is SubmissionTrigger.Place or SubmissionTrigger.PlaceLate ? "1" : null }
                : submission!, cancellation))),
        new("leaves open what is over", "A state opens one row", setup => new FaultyStore(setup, new InMemoryTable(new NeverClosingAttention()))),
        new("opens again what a person closed", "The same event", setup => new FaultyStore(setup, new InMemoryTable(new InsistingAttention()))),
        new("has a row for each order with an unknown word", "An unknown word", setup => new FaultyStore(setup, new InMemoryTable(new WordyAttention()))),
        new("loses who closed a row", "What a person closed", setup => new FaultyStore(setup)
        {
            ReadAttention = rows => [.. rows.Select(row => row with { ClosedBy = null })],
        }),
        new("tells Applied for a row that was closed", "A row is closed once", Closing),
        new("tells nobody of an order at fault", "A report that cannot be applied", setup => new FaultyStore(setup, new SilentTable())),
        new("sweeps the same orders again", "A sweep opens", setup => Sweeping(setup, async (sweep, now, most, cancellation) =>
            await sweep(now, most, cancellation) is var swept && swept.Checked == 0 ? swept with { Checked = 1 } : swept)),
        new("corrects without a look at the time", "A correction tells what time", setup => new FaultyStore(setup, new SilentCorrectionsTable())),
        new("never sweeps", "A sweep gives up", setup => Sweeping(setup, (_, _, _, _) => Task.FromResult(new SweepOutcome { Checked = 0, Outcomes = [], IsMoreDue = false }))),
        new("sweeps all that is due", "A sweep looks at", setup => Sweeping(setup, (sweep, now, most, cancellation) => sweep(now, most is < 1 or > 1000 ? most : 1000, cancellation))),
        new("loses that an order exists twice", "A second order", setup => new FaultyStore(setup)
        {
            ReadAttention = rows => [.. rows.Where(row => row.Finding != Findings.PlacedTwice)],
        }),
        new("tells services in capitals from others", "Deadlines are", Rewriting),
        new("opens a state for each sweeper", "Of many sweepers", setup => new FaultyStore(setup, new LastWriterWinsTable())),
        new("gives the same order to everybody", "A claim gives out what is due", setup => Claiming(setup, First)),
        new("gives the same answer for ever", "A claim without a due order", setup => Claiming(setup, First)),
        new("sends as fast as it can", "Permits are spaced", setup =>
        {
            FaultyStore store = new(setup);
            Func<ProviderLimits, CancellationToken, Task> right = store.Limit;
            store.Limit = (limits, cancellation) => right(limits with { PermitEvery = null }, cancellation);
            return store;
        }),
        new("has no limit of what is sending", "Of many claimers at once", setup => new FaultyStore(setup, new LimitlessTable())),
        new("sends although it is stopped", "While submission is stopped", setup => Claiming(setup, (right, store) => async (provider, now, timeOut, cancellation) =>
        {
            _ = await store.ResumeSubmissionAsync(provider, cancellation);
            return await right(provider, now, timeOut, cancellation);
        })),
        new("waits for no link", "An order that waits for its link", setup => Submitting(setup, (submit, submission, cancellation) =>
            submit(submission.Step.Refusal is null ? submission : submission with { Step = SubmissionStep.Refuse(RefusalKind.RateLimited) }, cancellation))),
        new("claims for nobody in particular", "A claim or a limit", setup => Claiming(setup, (right, _) => (provider, now, timeOut, cancellation) =>
            right(string.IsNullOrWhiteSpace(provider) ? "p" : provider, now, timeOut, cancellation))),
        .. PollPlants.All,
        new("forgets what the provider said", "An answer is recorded", setup => Submitting(setup, (submit, submission, cancellation) => submit(submission with { Note = null }, cancellation))),
        new("drops a late answer", "A late acceptance decides", setup => Submitting(setup, async (submit, submission, cancellation) =>
            submission is { Attempt: not null, Step.Trigger: SubmissionTrigger.Place }
                ? new OrderSubmissionOutcome { Order = submission.Order, Status = ApplyStatus.Unchanged }
                : await submit(submission, cancellation))),
        new("tells nobody of a second order", "An acceptance that comes too late", setup => Submitting(setup, async (submit, submission, cancellation) =>
            await submit(submission, cancellation) is var outcome && outcome.Status == ApplyStatus.Unchanged ? outcome with { Submission = default } : outcome)),
        new("tells nobody of an attempt in doubt", "An order that a late answer places", setup => new FaultyStore(setup)
        {
            ReadAttention = rows => [.. rows.Where(row => row.What?.Contains("no clear answer", StringComparison.Ordinal) != true)],
        }),
        new("refuses a second identifier of an earlier attempt", "A second identifier", setup => Submitting(setup, async (submit, submission, cancellation) =>
            await submit(submission, cancellation) is var outcome && outcome is { Status: ApplyStatus.Unchanged, Submission.Update.Before.Submission.Status: not SubmissionStatus.Placed }
                ? outcome with { Status = ApplyStatus.Refused, Submission = default }
                : outcome)),
        new("takes an old refusal for the order's", "Any other late answer", setup => Submitting(setup, (submit, submission, cancellation) =>
            submit(submission.Step.Refusal is null ? submission : submission with { Attempt = null }, cancellation))),
        new("applies an answer twice", "The same answer again", setup => Submitting(setup, async (submit, submission, cancellation) =>
            await submit(submission, cancellation) is var outcome && outcome.Status == ApplyStatus.Unchanged ? outcome with { Status = ApplyStatus.Applied } : outcome)),
        new("tells nobody of a second identifier", "A second identifier", setup => new FaultyStore(setup)
        {
            ReadAttention = rows => [.. rows.Where(row => row.Finding != Findings.PlacedTwice)],
        }),
        new("looks for an identifier at orders alone", "A provider's identifier belongs to one attempt", setup => new FaultyStore(setup, new ForgottenAttemptsTable())),
        new("lets a machine send again", "A person decides what is unknown", setup => Submitting(setup, (submit, submission, cancellation) =>
            submit(submission is { Step.Trigger: SubmissionTrigger.Requeue, By: null } ? submission with { By = "machine" } : submission, cancellation))),
        new("lets a machine refund what is unknown", "A person decides what is unknown", setup => Submitting(setup, (submit, submission, cancellation) =>
            submit(submission is { Step.Trigger: SubmissionTrigger.Withdraw, By: null } ? submission with { By = "machine" } : submission, cancellation))),
        new("stays with the first provider", "An order goes on to the next provider", setup => Submitting(setup, (submit, submission, cancellation) =>
            submit(submission.NextProvider is null ? submission : submission with { NextProvider = null, By = submission.Attempt is null ? "anna" : null }, cancellation))),
        new("corrects the quantity", "A request is corrected", setup => Correcting(setup, async (correct, correction, cancellation) =>
            await correct(correction, cancellation) with { Status = ApplyStatus.Applied })),
        new("lets nobody in particular correct", "An answer or a correction", setup => Correcting(setup, (correct, correction, cancellation) =>
            correct(correction is null || !string.IsNullOrWhiteSpace(correction.By) ? correction! : correction with { By = "somebody" }, cancellation))),
        new("loses who decided it", "A sink is told what happened", setup => Delivering(setup, made => made.History is null ? made : made with { History = made.History with { By = null } })),
        new("tells in the order of its own", "A sink is told what happened", setup => new FaultyStore(setup, new InMemoryTable(outbox: new ReversedOutbox()))),
        new("tells the first sink alone", "Each sink is told", setup => new FaultyStore(setup, new InMemoryTable(outbox: new OneSinkOutbox()))),
        new("tells what failed", "What is not written", setup => new FaultyStore(setup, new HastyTable())),
        new("tells the events of an order at once", "An event waits for the earlier", setup => new FaultyStore(setup, new InMemoryTable(outbox: new UnorderedOutbox()))),
        new("claims without a lease", "An event that nobody records", setup => new FaultyStore(setup, new InMemoryTable(outbox: new LeaselessOutbox()))),
        new("counts a failure whose claim has ended", "An event that nobody records", setup => Recording(setup, async (right, deliveries, now, cancellation) =>
            Math.Max(deliveries.Count(each => !each.IsDelivered), await right(deliveries, now, cancellation)))),
        new("tells nothing of providers", "That a provider is silent", setup => new FaultyStore(setup, new InMemoryTable(outbox: new OrdersOutbox()))),
        new("never gives up", "An event that fails", setup => new FaultyStore(setup, new InMemoryTable(outbox: new StubbornOutbox()))),
        new("tells twice that it is closed", "What a person closes is told", setup => new FaultyStore(setup, new InMemoryTable(new TwiceClosingAttention()))),
        new("lets two claimers tell the same", "Of many deliverers at once", Repeating),
        new("purges what is yet to be told", "An order with an event to deliver", setup => new FaultyStore(setup, new InMemoryTable(outbox: new CarelessOutbox()))),
        new("tells what it was to tell before an erasure", "What was erased", setup => Delivering(setup, made =>
            made.History is { By: "gone" } erased ? made with { History = erased with { By = "customer 7" } } : made)),
        new("takes any number of deliveries", "A claim for no sink", setup => Recording(setup, (right, deliveries, now, cancellation) =>
            right(deliveries is { Count: > 1000 } ? [.. deliveries.Take(1000)] : deliveries, now, cancellation))),
        new("keeps what ended long ago", "What happened to an order that ended", setup => new FaultyStore(setup)
        {
            Purge = (_, _) => Task.FromResult(new PurgeOutcome { Orders = 1000, Rows = 1000 }),
        }),
        new("purges what ended at the instant", "An order that is open, or ended later", setup =>
        {
            FaultyStore store = new(setup);
            Func<DateTimeOffset, CancellationToken, Task<PurgeOutcome>> right = store.Purge;
            store.Purge = (before, cancellation) => right(before.AddMicroseconds(1), cancellation);
            return store;
        }),
        new("purges each request that is not due", "A request that may still be answered", setup => new FaultyStore(setup)
        {
            Read = order => order.HistoryPurgedTo == 0 ? order : order with { Requests = [.. order.Requests.Where(request => request.DueAt is not null)] },
        }),
        new("keeps for ever a cancellation that a refill followed", "A request that may still be answered", setup => new FaultyStore(setup, new AbandoningTable())),
        new("numbers a purged history from 1 again", "An order that was purged", setup => new FaultyStore(setup)
        {
            Read = order => Copy(order, history: [.. order.History.Select(entry => entry with { Number = entry.Number - order.HistoryPurgedTo })]),
        }),
        new("keeps a provider's words in the history", "A customer's words", setup => new FaultyStore(setup)
        {
            Read = order => Copy(order, history: [.. order.History.Select(entry => entry.Reported == $"{ReportKind.ProviderError}" ? entry with { Reported = "ProviderError: https://example.com/a-customer is private" } : entry)]),
        }),
        new("keeps a customer's words in one table", "A customer's words", setup => new FaultyStore(setup, new InMemoryTable(new UnforgettingAttention()))),
        new("tells Applied for what was not erased", "An order that may still be sent", setup => Erasing(setup, async (erase, erasure, cancellation) =>
            [.. (await erase(erasure, cancellation)).Select(outcome => outcome with { Status = ApplyStatus.Applied })])),
        new("replaces words by nothing", "An erasure with wrong arguments", setup => Erasing(setup, (erase, erasure, cancellation) =>
            erase(erasure is not null && string.IsNullOrWhiteSpace(erasure.Replacement) ? erasure with { Replacement = "-" } : erasure!, cancellation))),
        new("forgets what was paid", "A claim has what it takes", setup => Claiming(setup, (right, _) => async (provider, now, timeOut, cancellation) =>
            await right(provider, now, timeOut, cancellation) is { Claimed: { } claimed } ? SubmissionClaim.Of(claimed with { Charge = 0 }) : SubmissionClaim.None(ClaimRefusal.NothingDue))),
        new("lets every refusal have its usual consequence", "What the panel says follows", setup => Submitting(setup, (submit, submission, cancellation) =>
            submit(submission.Step.Refusal is { } kind ? submission with { Step = SubmissionStep.Refuse(kind) } : submission, cancellation))),
        new("keeps what the provider cannot pay for", "What a provider without funds", setup => Submitting(setup, (submit, submission, cancellation) =>
            submit(submission with { NextProvider = null }, cancellation))),
        new("passes on what is being sent", "What is queued is passed on", setup => Passing(setup, (right, passing, cancellation) =>
            Task.FromResult(new OrderPassingOutcome { Order = passing.Order, Status = ApplyStatus.Applied }))),
        new("does not say why it passed an order on", "What is queued is passed on", setup => Passing(setup, (right, passing, cancellation) => right(passing with { Note = null }, cancellation))),
        new("tells everyone that they stopped the provider", "Of many instances one stops", setup => Stopping(setup, async (right, stop, cancellation) => await right(stop, cancellation) || true)),
        new("takes each stop for a person's", "Of many instances one stops", setup => Stopping(setup, (right, stop, cancellation) => right(stop with { By = stop.By ?? "panel" }, cancellation))),
        new("forgets that an answer was lost", "An answer that was lost keeps", setup => Claiming(setup, (right, store) => async (provider, now, timeOut, cancellation) =>
        {
            _ = await store.ResumeSubmissionAsync(provider, cancellation);
            return await right(provider, now, timeOut, cancellation);
        })),
        new("stops nobody", "Submission is stopped to every", setup => new FaultyStore(setup) { StopAll = (_, _, _, _) => Task.FromResult<IReadOnlyList<string>>([]) }),
        new("stops those with orders to send alone", "Submission is stopped to every", setup =>
        {
            UnaskedTable table = new();
            FaultyStore store = new(setup, table);
            Func<DateTimeOffset, string, string?, CancellationToken, Task<IReadOnlyList<string>>> right = store.StopAll;
            store.StopAll = (since, why, by, cancellation) => table.Unasked(() => right(since, why, by, cancellation));
            return store;
        }),
        new("lets the last end win", "Of two different ends", setup => new FaultyStore(setup, new LastWriterWinsTable())),
        new("lets each writer pay", "The same report of many", setup => new FaultyStore(setup, new LastWriterWinsTable())),
        new("loses updates", "Many writers at once", setup => new FaultyStore(setup, new LastWriterWinsTable())),
        new("decides a click for each who clicks", "The same click", setup => new FaultyStore(setup, new LastWriterWinsTable())),
        new("forgets the most that was delivered", "Any history", setup => new FaultyStore(setup, new ForgetfulTable())),
    ];

    /// <summary>The order with other rows.</summary>
    public static StoredOrder Copy(
        StoredOrder order,
        OrderState? state = null,
        ImmutableArray<StoredHistoryEntry>? history = null,
        ImmutableArray<StoredRefund>? refunds = null,
        string? providerOrderId = null) => order with
        {
            State = state ?? order.State,
            ProviderOrderId = providerOrderId ?? order.ProviderOrderId,
            History = history ?? order.History,
            Refunds = refunds ?? order.Refunds,
        };

    // Whatever is asked for, the answer is the first.
    private static Claim First(Claim right, IOrderStore store)
    {
        Task<SubmissionClaim>? first = null;
        return (provider, now, timeOut, cancellation) => first ??= right(provider, now, timeOut, cancellation);
    }

    private static FaultyStore Claiming(OrderStoreSetup setup, Func<Claim, IOrderStore, Claim> change)
    {
        var store = new FaultyStore(setup);
        store.Claim = change(store.Claim, store);
        return store;
    }

    private static FaultyStore Stopping(OrderStoreSetup setup, Func<Func<SubmissionStop, CancellationToken, Task<bool>>, SubmissionStop, CancellationToken, Task<bool>> change)
    {
        var store = new FaultyStore(setup);
        Func<SubmissionStop, CancellationToken, Task<bool>> right = store.Stop;
        store.Stop = (stop, cancellation) => change(right, stop, cancellation);
        return store;
    }

    private static FaultyStore Passing(
        OrderStoreSetup setup, Func<Func<OrderPassing, CancellationToken, Task<OrderPassingOutcome>>, OrderPassing, CancellationToken, Task<OrderPassingOutcome>> change)
    {
        var store = new FaultyStore(setup);
        Func<OrderPassing, CancellationToken, Task<OrderPassingOutcome>> right = store.PassOn;
        store.PassOn = (passing, cancellation) => change(right, passing, cancellation);
        return store;
    }

    private static FaultyStore Correcting(OrderStoreSetup setup, Func<Correct, RequestCorrection, CancellationToken, Task<RequestCorrectionOutcome>> change)
    {
        var store = new FaultyStore(setup);
        Correct right = store.Correct;
        store.Correct = (correction, cancellation) => change(right, correction, cancellation);
        return store;
    }

    private static FaultyStore Delivering(OrderStoreSetup setup, Func<OutboxEvent, OutboxEvent> change)
    {
        var store = new FaultyStore(setup);
        Func<string, DateTimeOffset, TimeSpan, int, CancellationToken, Task<IReadOnlyList<OutboxEvent>>> right = store.ClaimOutbox;
        store.ClaimOutbox = async (sink, now, lease, most, cancellation) => [.. (await right(sink, now, lease, most, cancellation)).Select(change)];
        return store;
    }

    // Every second claim gets what the one before it got.
    private static FaultyStore Repeating(OrderStoreSetup setup)
    {
        IReadOnlyList<OutboxEvent>? last = null;
        var store = new FaultyStore(setup);
        Func<string, DateTimeOffset, TimeSpan, int, CancellationToken, Task<IReadOnlyList<OutboxEvent>>> right = store.ClaimOutbox;
        store.ClaimOutbox = async (sink, now, lease, most, cancellation) =>
        {
            if (Interlocked.Exchange(ref last, null) is { } before)
            {
                return before;
            }

            IReadOnlyList<OutboxEvent> claimed = await right(sink, now, lease, most, cancellation);
            _ = Interlocked.Exchange(ref last, claimed.Count > 0 ? claimed : null);
            return claimed;
        };
        return store;
    }

    private static FaultyStore Recording(
        OrderStoreSetup setup,
        Func<Func<IReadOnlyList<OutboxDelivery>, DateTimeOffset, CancellationToken, Task<int>>, IReadOnlyList<OutboxDelivery>, DateTimeOffset, CancellationToken, Task<int>> change)
    {
        var store = new FaultyStore(setup);
        Func<IReadOnlyList<OutboxDelivery>, DateTimeOffset, CancellationToken, Task<int>> right = store.RecordOutbox;
        store.RecordOutbox = (deliveries, now, cancellation) => change(right, deliveries, now, cancellation);
        return store;
    }

    private static OrderStoreSetup With(OrderStoreSetup setup, Action<SmmOrdersOptions> configure)
    {
        var options = new SmmOrdersOptions { Refunds = RefundPolicy.HalfUp(2) };
        configure(options);
        return new OrderStoreSetup(new OrderRules(options), setup.Pay, setup.OutboxSinks);
    }

    private static FaultyStore Applying(
        OrderStoreSetup setup, Func<Apply, IReadOnlyList<OrderReport>, CancellationToken, Task<IReadOnlyList<ApplyOutcome>>> change, Func<Pay, Pay>? payer = null)
    {
        var store = new FaultyStore(setup, payer: payer);
        Apply right = store.Apply;
        store.Apply = (reports, cancellation) => change(right, reports, cancellation);
        return store;
    }

    private static FaultyStore Telling(OrderStoreSetup setup, ApplyStatus right, ApplyStatus wrong) => Applying(setup, async (apply, reports, cancellation) =>
        [.. (await apply(reports, cancellation)).Select(outcome => outcome.Status == right ? outcome with { Status = wrong } : outcome)]);

    private static FaultyStore Reporting(OrderStoreSetup setup, Func<OrderReport, OrderReport> change) =>
        Applying(setup, (apply, reports, cancellation) => apply([.. reports.Select(change)], cancellation));

    private static FaultyStore Deciding(OrderStoreSetup setup, Func<Decide, OrderDecision, CancellationToken, Task<OrderDecisionOutcome>> change)
    {
        var store = new FaultyStore(setup);
        Decide right = store.Decide;
        store.Decide = (decision, cancellation) => change(right, decision, cancellation);
        return store;
    }

    private static FaultyStore Submitting(OrderStoreSetup setup, Func<Submit, OrderSubmission, CancellationToken, Task<OrderSubmissionOutcome>> change)
    {
        var store = new FaultyStore(setup);
        Submit right = store.Submit;
        store.Submit = (submission, cancellation) => change(right, submission, cancellation);
        return store;
    }

    private static FaultyStore Erasing(
        OrderStoreSetup setup,
        Func<Func<OrderErasure, CancellationToken, Task<IReadOnlyList<ErasureOutcome>>>, OrderErasure, CancellationToken, Task<IReadOnlyList<ErasureOutcome>>> change)
    {
        var store = new FaultyStore(setup);
        Func<OrderErasure, CancellationToken, Task<IReadOnlyList<ErasureOutcome>>> right = store.Erase;
        store.Erase = (erasure, cancellation) => change(right, erasure, cancellation);
        return store;
    }

    private static FaultyStore Sweeping(
        OrderStoreSetup setup, Func<Func<DateTimeOffset, int, CancellationToken, Task<SweepOutcome>>, DateTimeOffset, int, CancellationToken, Task<SweepOutcome>> change)
    {
        var store = new FaultyStore(setup);
        Func<DateTimeOffset, int, CancellationToken, Task<SweepOutcome>> right = store.Sweep;
        store.Sweep = (now, most, cancellation) => change(right, now, most, cancellation);
        return store;
    }

    private static FaultyStore Closing(OrderStoreSetup setup)
    {
        var store = new FaultyStore(setup);
        Func<AttentionClosing, CancellationToken, Task<ApplyStatus>> right = store.Close;
        store.Close = async (closing, cancellation) => await right(closing, cancellation) is var status && status == ApplyStatus.Unchanged ? ApplyStatus.Applied : status;
        return store;
    }

    private static FaultyStore Rewriting(OrderStoreSetup setup)
    {
        var store = new FaultyStore(setup);
        Func<string?, DateTimeOffset, CancellationToken, Task<long>> right = store.Rewrite;
        store.Rewrite = (service, now, cancellation) => service == service?.ToUpperInvariant() ? Task.FromResult(0L) : right(service, now, cancellation);
        return store;
    }

    private static void Swallow(Action act)
    {
        try
        {
            act();
        }
        catch (InvalidOperationException)
        {
            // The fault that is planted.
        }
    }

    private static Pay FailingForEver(Pay pay)
    {
        bool failed = false;
        return refunds =>
        {
            bool fails = failed;
            failed = true;
            if (fails)
            {
                throw new InvalidOperationException("The batch failed.");
            }

            pay(refunds);
            failed = false;
        };
    }

    private static FaultyStore NeverAgain(OrderStoreSetup setup)
    {
        HashSet<OrderKey> failed = [];
        return Applying(setup, async (apply, reports, cancellation) =>
        {
            if (reports.All(report => failed.Contains(report.Order)))
            {
                return [.. reports.Select(report => new ApplyOutcome { Order = report.Order, Status = ApplyStatus.Unchanged })];
            }

            IReadOnlyList<ApplyOutcome> outcomes = await apply(reports, cancellation);
            failed.UnionWith(outcomes.Where(outcome => outcome.Status == ApplyStatus.NotApplied).Select(outcome => outcome.Order));
            return outcomes;
        });
    }

    private static FaultyStore LettingTimeOutsThrough(OrderStoreSetup setup)
    {
        OperationCanceledException? timedOut = null;
        return Applying(
            setup,
            async (apply, reports, cancellation) => await apply(reports, cancellation) is var outcomes && timedOut is null ? outcomes : throw timedOut!,
            pay => refunds =>
            {
                try
                {
                    pay(refunds);
                }
                catch (OperationCanceledException exception)
                {
                    timedOut = exception;
                    throw;
                }
            });
    }

    private static FaultyStore OnlyTheLast(OrderStoreSetup setup) => Applying(setup, async (apply, reports, cancellation) =>
    {
        OrderReport[] last = [.. reports.GroupBy(report => report.Order).Select(same => same.Last())];
        IReadOnlyList<ApplyOutcome> outcomes = await apply(last, cancellation);
        return [.. reports.Select(report => outcomes.Single(outcome => outcome.Order == report.Order))];
    });
}
