using System.Globalization;
using SmmOrders.Providers;

namespace SmmOrders.Hosting.Tests;

/// <summary>A plain worker of the tests' own, right but for one flaw.</summary>
internal sealed class FlawedSubmission(SubmissionBench bench, SubmissionFlaw flaw) : IProviderWorker
{
    private readonly IOrderStore _store = bench.Store;
    private int _inARow;
    private int _pauses;

    public int Lanes => 3;

    public bool IsHurried => true;

    private bool Has(SubmissionFlaw asked) => flaw == asked;

    public async Task<WorkerTurn> RunOnceAsync(string provider, DateTimeOffset now, TurnScope scope)
    {
        SmmProviderList list = await bench.Listed.Providers.ListAsync(CancellationToken.None);
        ISmmProvider upstream = list.Find(provider)!.Provider;
        if (Has(SubmissionFlaw.CountsNothing))
        {
            _ = await bench.Memory.ResumeSubmissionAsync(provider);
        }

        SubmissionClaim claim = await _store.ClaimSubmissionAsync(provider, now, upstream.AddTimeout);
        if (claim.Refusal == ClaimRefusal.Failing && !Has(SubmissionFlaw.LeavesOutagesToPolls))
        {
            await StopAsync(provider, "It fails.");
        }

        if (claim.Claimed is not { } claimed)
        {
            return claim.Refusal is ClaimRefusal.Stopped or ClaimRefusal.Failing ? await MoveAsync(provider, list, now) : WorkerTurn.Nothing(claim.RetryAfter);
        }

        IEnumerable<KeyValuePair<string, string>> fields = claimed.Fields.Any(field => field.Key == "service") ? claimed.Fields : claimed.Fields.Prepend(new("service", "77"));
        if (!NewOrder.TryFromFields(fields, out NewOrder? order, out string? fault))
        {
            return Has(SubmissionFlaw.SkipsWhatItCannotSend) ? WorkerTurn.Done(1) : await AnswerAsync(claimed, SubmissionStep.Refuse(RefusalKind.Other), now, words: fault);
        }

        if (scope.Stopping.IsCancellationRequested && !Has(SubmissionFlaw.SendsWhileStopping))
        {
            return await AnswerAsync(claimed, SubmissionStep.Requeue(), now);
        }

        if (bench.Now + upstream.AddTimeout > claimed.OverdueAt && !Has(SubmissionFlaw.SendsWhatIsOverdue))
        {
            return await AnswerAsync(claimed, SubmissionStep.Requeue(), bench.Now);
        }

        try
        {
            Task<OrderPlacement> sending = upstream.AddOrderAsync(order, scope.Aborting);
            if (Has(SubmissionFlaw.SendsTwice))
            {
                _ = await upstream.AddOrderAsync(order, scope.Aborting);
            }

            try
            {
                return await FollowAsync(claimed, await (Has(SubmissionFlaw.WaitsForEver) ? sending : sending.WaitAsync(TimeSpan.FromSeconds(60), bench.Time, scope.Aborting)), list);
            }
            catch (TimeoutException)
            {
                _ = sending.ContinueWith(late => FollowAsync(claimed, late.Result, list), TaskScheduler.Default);
                return await AnswerAsync(claimed, SubmissionStep.LoseTrack(), bench.Now, words: "late");
            }
        }
        catch (OperationCanceledException) when (!Has(SubmissionFlaw.ForgetsWhatItAborted))
        {
            return await AnswerAsync(claimed, SubmissionStep.LoseTrack(), bench.Now, words: "aborted");
        }
        catch (InvalidOperationException) when (!Has(SubmissionFlaw.ForgetsWhatThrew))
        {
            return await AnswerAsync(claimed, SubmissionStep.LoseTrack(), bench.Now, words: "threw");
        }
    }

    private async Task<WorkerTurn> FollowAsync(ClaimedSubmission claimed, OrderPlacement placement, SmmProviderList list)
    {
        RefusalKind? kind = placement.Failure?.Refusal;
        bool mayPass = placement.Outcome == PlacementOutcome.NotSent || kind?.AllowsNextProvider() == true;
        NextProvider? next = mayPass && !Has(SubmissionFlaw.NamesNoNext) ? NextOf(OrderToPass.Of(claimed), list) : null;
        RefusalAction? action = kind is not { } refused ? null : Has(SubmissionFlaw.KeepsToTheTable) ? RefusalActions.Default(refused) : bench.Options.ActionOf(refused);
        SubmissionStep step = placement.Outcome switch
        {
            PlacementOutcome.Placed => SubmissionStep.Place(),
            PlacementOutcome.Rejected when Has(SubmissionFlaw.GivesUpWhatIsRefused) => SubmissionStep.Refuse(kind!.Value, RefusalConsequence.Person),
            PlacementOutcome.Rejected => RefusalActions.StepOf(kind!.Value, action!.Value),
            PlacementOutcome.Unknown when !Has(SubmissionFlaw.SendsAgainWhatIsUnknown) => SubmissionStep.LoseTrack(),
            _ => SubmissionStep.Requeue(),
        };
        if (placement.Outcome == PlacementOutcome.Unknown && Has(SubmissionFlaw.PassesAnythingOn))
        {
            (step, next) = (SubmissionStep.Requeue(), NextOf(OrderToPass.Of(claimed), list));
        }

        _ = await AnswerAsync(claimed, step, bench.Now, placement.OrderId, placement.Failure?.ToString(), next);
        bool isRefused = bench.StatusOf(claimed.Order) == SubmissionStatus.Refused || Has(SubmissionFlaw.CancelsWhatAPersonDecided);
        if (action == RefusalAction.CancelAndRefund && isRefused && !Has(SubmissionFlaw.RefundsNothing))
        {
            _ = await _store.SubmitAsync(new() { Order = claimed.Order, Step = SubmissionStep.Withdraw(), At = bench.Now });
        }

        return new() { Count = 1, NextIn = await JudgeAsync(claimed.Provider, placement) };
    }

    private async Task<TimeSpan> JudgeAsync(string provider, OrderPlacement placement)
    {
        ProviderState state = await bench.Memory.ReadProviderAsync(provider);
        _inARow = placement.Outcome == PlacementOutcome.NotSent ? _inARow + 1 : 0;
        string? why = placement.Failure?.Refusal is RefusalKind.Unauthorized or RefusalKind.ProviderOutOfFunds ? placement.Failure.ToString()
            : _inARow >= 3 ? "3 orders in a row could not be sent."
            : placement.Outcome == PlacementOutcome.Unknown && state is { Stop: null, UnknownInARow: >= 3 } ? "3 orders in a row had no clear answer."
            : null;
        if (why is not null && !Has(SubmissionFlaw.NeverStops))
        {
            await StopAsync(provider, why);
        }

        bool pauses = placement.Failure?.Refusal is RefusalKind.RateLimited or RefusalKind.Maintenance && !Has(SubmissionFlaw.MindsNoPause);
        _pauses = pauses ? _pauses + 1 : 0;
        return pauses ? placement.Failure!.RetryAfter ?? TimeSpan.FromSeconds(5 * _pauses) : TimeSpan.Zero;
    }

    private async Task StopAsync(string provider, string why)
    {
        SubmissionStop stop = new() { Provider = provider, Since = bench.Now, Why = why, ProbeAt = bench.Now.AddSeconds(30) };
        if (await _store.StopSubmissionAsync(stop) || Has(SubmissionFlaw.AlertsEachTime))
        {
            await bench.Alerts.StoppedAsync(stop, CancellationToken.None);
        }
    }

    private async Task<WorkerTurn> MoveAsync(string provider, SmmProviderList list, DateTimeOffset now)
    {
        ProviderState state = await bench.Memory.ReadProviderAsync(provider);
        bool mayMove = state.Stop is { By: null, ProbeAt: not null } || (state.Stop is null && state.Trouble is not null) || Has(SubmissionFlaw.MovesWhatAPersonStopped);
        int moved = 0;
        foreach (QueuedOrder queued in mayMove && !Has(SubmissionFlaw.MovesNothing) ? await _store.ReadQueuedAsync(provider, ["likes"]) : [])
        {
            if (NextOf(OrderToPass.Of(queued, provider), list) is { } to && (await bench.Memory.ReadProviderAsync(to.Provider)) is { Stop: null, Trouble: null })
            {
                _ = await _store.PassOnAsync(new() { Order = queued.Order, From = provider, To = to, At = now });
                moved++;
            }
        }

        return WorkerTurn.Done(moved);
    }

    private NextProvider? NextOf(OrderToPass order, SmmProviderList list) =>
        NextProviders.Of(Has(SubmissionFlaw.MindsNoCost) ? order with { Charge = decimal.MaxValue } : Has(SubmissionFlaw.BeginsAnew) ? order with { Provider = "" } : order, bench.Options, list).FirstOrDefault();

    private async Task<WorkerTurn> AnswerAsync(
        ClaimedSubmission claimed, SubmissionStep step, DateTimeOffset at, string? id = null, string? words = null, NextProvider? next = null)
    {
        OrderSubmission answer = new() { Order = claimed.Order, Attempt = claimed.Attempt, Step = step, At = at, ProviderOrderId = id, Note = words, NextProvider = next };
        for (int tries = 1; tries <= 125; tries++)
        {
            try
            {
                if ((await _store.SubmitAsync(answer)).Status is ApplyStatus.Applied or ApplyStatus.Unchanged || Has(SubmissionFlaw.StoresOnce))
                {
                    return WorkerTurn.Done(1);
                }
            }
            catch (Exception) when (!Has(SubmissionFlaw.StoresOnce))
            {
                // Once more.
            }

            await Task.Delay(TimeSpan.FromSeconds(30), bench.Time);
        }

        if (!Has(SubmissionFlaw.GivesUpSilently))
        {
            bench.Log.Log(Microsoft.Extensions.Logging.LogLevel.Critical, default, 0, null, (_, _) => string.Create(CultureInfo.InvariantCulture, $"order {claimed.Order} is {id}"));
        }

        return WorkerTurn.Done(1);
    }
}
