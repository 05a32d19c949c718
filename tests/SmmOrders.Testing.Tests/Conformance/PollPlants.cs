namespace SmmOrders.Testing.Tests;

/// <summary>Stores that break a promise about polls, providers or requests.</summary>
internal static class PollPlants
{
    private const string GivenBack = "What a host that stops gives back";

    public static IReadOnlyList<Plant> All { get; } =
    [
        new("gives the same polls out for ever", "A claim of polls gives out", setup => Wrong(setup, store =>
        {
            (Func<string, DateTimeOffset, int, CancellationToken, Task<PollClaim>> right, Task<PollClaim>? first) = (store.ClaimPolls, null);
            store.ClaimPolls = (provider, now, most, cancellation) => first ??= right(provider, now, most, cancellation);
        })),
        new("asks about an old order as often as about a new one", "The age of an order", setup => Polling(setup, (claim, now) => claim.Polls.Count == 0
            ? claim : PollClaim.Of([.. claim.Polls.Select(poll => poll with { Claim = now.AddMinutes(2) })]))),
        new("applies the answer to an older claim", "An answer to an older claim", setup => Wrong(setup, store =>
        {
            Func<IReadOnlyList<OrderReport>, CancellationToken, Task<IReadOnlyList<ApplyOutcome>>> right = store.Apply;
            store.Apply = (reports, cancellation) => right([.. reports.Select(report => report with { Claim = null })], cancellation);
        })),
        new("polls an order once", "The claim is the schedule", setup => Wrong(setup, store => store.Read = order => order with { NextPollAt = null })),
        new("leaves refills that are given back where they are", GivenBack, setup => Wrong(setup, store => store.ReturnRefills = (_, _, _) => Task.FromResult(0))),
        new("lets an order that is given back wait", GivenBack, setup => Wrong(setup, store =>
        {
            Func<OrderSubmission, CancellationToken, Task<OrderSubmissionOutcome>> right = store.Submit;
            store.Submit = (submission, cancellation) => right(submission is null ? submission! : submission with { IsGivenBack = false }, cancellation);
        })),
        new("lets a request that is given back wait", GivenBack, setup => Answering(setup, answer => answer with { IsGivenBack = false })),
        new("leaves the orders of a failed request where they are", "A request that failed as a whole", setup => Wrong(setup, store => store.RetryPolls = (_, _) => Task.FromResult(0))),
        new("asks as fast as it can", "A permit is for one request", setup => Wrong(setup, store =>
        {
            Func<ProviderLimits, CancellationToken, Task> right = store.Limit;
            store.Limit = (limits, cancellation) => right(limits with { PermitEvery = null }, cancellation);
        })),
        new("does not hear of a pause", "A provider whose polling is paused", setup => Wrong(setup, store => store.Pause = (_, _) => Task.CompletedTask)),
        new("probes as fast as it can", "A failing provider gets", setup => Wrong(setup, store => store.Probe = (_, _, _) => Task.FromResult(ProbeClaim.Claimed))),
        new("alerts nobody to a provider that fails", "A provider that fails for longer", setup => Wrong(setup, store =>
        {
            Func<ProviderOutage, CancellationToken, Task<ProviderTrouble>> right = store.Fail;
            store.Fail = async (outage, cancellation) => await right(outage, cancellation) with { ToldAt = null };
        })),
        new("misses no provider", "Orders of a provider", setup => Wrong(setup, store => store.FindMissing = (_, _, _) => Task.FromResult<IReadOnlyList<string>>([]))),
        new("misses no provider of a refill", "A refill at a provider", setup =>
        {
            UnaskedTable table = new();
            FaultyStore store = new(setup, table);
            Func<IReadOnlyCollection<string>, DateTimeOffset, CancellationToken, Task<IReadOnlyList<string>>> right = store.FindMissing;
            store.FindMissing = (known, now, cancellation) => table.Unasked(() => right(known, now, cancellation));
            return store;
        }),
        new("has one bucket", "The due orders of a bucket", setup => Wrong(setup, store =>
        {
            Func<string, int, DateTimeOffset, int, CancellationToken, Task<IReadOnlyList<ClaimedPoll>>> right = store.ReadDuePolls;
            store.ReadDuePolls = async (provider, _, now, most, cancellation) =>
            {
                List<ClaimedPoll> all = [];
                for (int bucket = 0; bucket < 64; bucket++)
                {
                    all.AddRange(await right(provider, bucket, now, most, cancellation));
                }

                return all;
            };
        })),
        new("claims any number of orders", "A claim of polls or a provider's trouble", setup => Wrong(setup, store =>
        {
            Func<string, DateTimeOffset, int, CancellationToken, Task<PollClaim>> right = store.ClaimPolls;
            store.ClaimPolls = (provider, now, most, cancellation) => right(provider, now, Math.Clamp(most, 1, 1000), cancellation);
        })),
        new("forgets the provider's identifier of a request", "A request to cancel or refill is stored", setup => Answering(setup, answer => answer with { ProviderRequestId = null })),
        new("asks the provider to cancel what it does not have", "Canceling an order that was not sent", setup => Wrong(setup, store => store.Ask = (ask, _) =>
            Task.FromResult(new OrderRequestOutcome { Order = ask.Order, Status = ApplyStatus.Applied, Request = Guid.NewGuid() }))),
        new("sends and cancels", "Of canceling and sending", setup =>
        {
            var table = new LateReaderTable();
            var store = new FaultyStore(setup, table);
            (var ask, var claim) = (store.Ask, store.Claim);
            store.Ask = (asked, cancellation) => table.Late(() => ask(asked, cancellation));
            store.Claim = (provider, now, timeOut, cancellation) => table.Late(() => claim(provider, now, timeOut, cancellation));
            return store;
        }),
        new("takes what was done for rejected", "A refill is followed", setup => Answering(setup, answer => answer.Step.Trigger == RequestTrigger.Finish ? answer with { Step = RequestStep.Reject() } : answer)),
        new("acknowledges a refill that cannot be followed", "No refill is acknowledged", setup => Answering(setup, answer => answer.Step.Trigger == RequestTrigger.Acknowledge
            ? answer with { ProviderRequestId = answer.ProviderRequestId ?? "none" } : answer)),
        new("sends a request once at most", "A request that the provider cannot take now", setup => Answering(setup, answer => answer.Step.Trigger == RequestTrigger.AskAgain
            ? answer with { Step = RequestStep.Refuse(RefusalKind.Other) } : answer)),
        new("waits for an answer for ever", "A request without an answer", setup => Wrong(setup, store =>
            store.Sweep = (_, _, _) => Task.FromResult(new SweepOutcome { Checked = 0, Outcomes = [], IsMoreDue = false }))),
        new("cancels what has ended", "A cancellation whose order has ended", setup => Wrong(setup, store => store.ClaimRequest = (provider, now, timeOut, _) => Task.FromResult(RequestClaim.Of(new()
        {
            Order = OrderKey.Of(1),
            Request = Guid.NewGuid(),
            Kind = RequestKind.Cancel,
            Provider = provider,
            ProviderOrderId = "1",
            OverdueAt = now + timeOut,
        })))),
        new("leaves a cancellation under way that a refill followed", "A cancellation whose order has ended", setup => new FaultyStore(setup, new AbandoningTable())),
        new("takes up what is over once it is answered", "A cancellation whose order has ended", setup => new FaultyStore(setup, new RevivingTable())),
        new("wakes nobody", "New work wakes", setup => Wrong(setup, store => store.Signal = new())),
        new("does not count what is queued", "What waits for workers", setup => Counting(setup, counts => counts with { Submissions = [] })),
        new("counts the rows of attention that are closed", "What a person should look at", setup => Counting(setup, counts => counts with
        {
            Attention = counts.Attention.Count > 0 ? counts.Attention : [new() { Finding = Findings.RemainsMissing, Count = 1, OldestAt = Some.Noon }],
        })),
        new("is never ready", "A store that works", setup => Wrong(setup, store => store.Check = _ => Task.FromResult(new StoreCheck { Faults = ["Not yet."] }))),
        new("lets nobody in particular ask", "A request or an answer to one", setup => Wrong(setup, store =>
        {
            Func<RequestAsk, CancellationToken, Task<OrderRequestOutcome>> right = store.Ask;
            store.Ask = (ask, cancellation) => right(ask is { By: " " } ? ask with { By = "somebody" } : ask, cancellation);
        })),
    ];

    private static FaultyStore Wrong(OrderStoreSetup setup, Action<FaultyStore> plant)
    {
        FaultyStore store = new(setup);
        plant(store);
        return store;
    }

    private static FaultyStore Counting(OrderStoreSetup setup, Func<OrderCounts, OrderCounts> wrong) => Wrong(setup, store =>
    {
        Func<CancellationToken, Task<OrderCounts>> right = store.Count;
        store.Count = async cancellation => wrong(await right(cancellation));
    });

    private static FaultyStore Polling(OrderStoreSetup setup, Func<PollClaim, DateTimeOffset, PollClaim> wrong) => Wrong(setup, store =>
    {
        Func<string, DateTimeOffset, int, CancellationToken, Task<PollClaim>> right = store.ClaimPolls;
        store.ClaimPolls = async (provider, now, most, cancellation) => wrong(await right(provider, now, most, cancellation), now);
    });

    private static FaultyStore Answering(OrderStoreSetup setup, Func<RequestAnswer, RequestAnswer> wrong) => Wrong(setup, store =>
    {
        Func<RequestAnswer, CancellationToken, Task<OrderRequestOutcome>> right = store.Answer;
        store.Answer = (answer, cancellation) => right(answer is null ? answer! : wrong(answer), cancellation);
    });
}
