using System.Collections.Immutable;

namespace SmmOrders.Testing;

/// <summary>
/// What every <see cref="IOrderStore"/> must do, as named cases: run each in any test framework against your own store. Each name is
/// the promise that the case tests.
/// </summary>
public static class OrderStoreConformance
{
    private static readonly ImmutableArray<ConformanceCase> Cases =
    [
        new("A partial order is refunded, with its history, its ledger and its wallet", ReportCases.PartialIsRefunded),
        new("The same report again changes nothing and pays nothing", ReportCases.SameReportChangesNothing),
        new("A correction that the lifecycle does not permit is not applied", ReportCases.CorrectionNeedsOptIn),
        new("A correction that the lifecycle permits pays the difference", ReportCases.CorrectionsPayTheDifference, WithCorrections),
        new("A hold is stored, survives a failed poll, and ends with the order", ReportCases.HeldIsKept),
        new("An order follows the rules of its currency, provider and service", ReportCases.RulesAreTheOrdersOwn, ReportCases.ConfigureOwnRules),
        new("Instants are cut to whole microseconds before anything is decided", ReportCases.InstantsAreCut),
        new("Information is stored as last reported, and makes no history", ReportCases.InformationIsNoHistory),
        new("A report about an order that no provider has changes nothing", ReportCases.UnplacedIsNotReported),
        new("An unknown order is not found", ReportCases.UnknownIsNotFound),
        new("One order at fault holds up no other", BatchCases.OneAtFaultHoldsNobodyUp),
        new("What could not be applied is applied when it is reported again", BatchCases.FailedIsAppliedLater),
        new("A time-out of the payer is the fault of its order", BatchCases.PayersTimeOutIsItsOrdersFault),
        new("Several reports of one order are applied in turn", BatchCases.ReportsOfOneOrderAreAppliedInTurn),
        new("The outcomes have the order of the reports", BatchCases.OutcomesHaveTheOrderOfTheReports),
        new("The payer is called once for each batch, with the refunds that are recorded", BatchCases.PayerIsCalledOnce),
        new("A batch has up to 1,000 reports", BatchCases.ThousandReportsFit),
        new("A batch with a wrong report is refused as a whole", BatchCases.WrongArgumentsChangeNothing),
        new("A call that is canceled before it begins changes nothing", BatchCases.CanceledCallChangesNothing),
        new("A decision is recorded with who, when and why", DecisionCases.DecisionIsRecorded),
        new("A person decides an order that is held", DecisionCases.HeldIsDecided),
        new("A refused decision changes nothing", DecisionCases.RefusedDecisionChangesNothing),
        new("A manual refund is paid once, however often it is clicked", DecisionCases.ManualRefundIsPaidOnce),
        new("A person corrects an order although its lifecycle permits no corrections", DecisionCases.PersonMayCorrect),
        new("A decision whose refund cannot be paid is not applied", DecisionCases.UnpaidDecisionIsNotApplied),
        new("A decision without an order or a person is refused", DecisionCases.WrongArgumentsChangeNothing),
        new("An order is placed step by step", SubmissionCases.OrderIsPlacedStepByStep),
        new("A refusal waits, or needs a person", SubmissionCases.RefusalWaitsOrNeedsAPerson),
        new("A step that the submission does not permit is refused", SubmissionCases.ImpossibleStepIsRefused),
        new("A withdrawn order is refunded in full, once", SubmissionCases.WithdrawnIsRefunded),
        new("A step of a submission that is not tracked is refused", SubmissionCases.UntrackedIsRefused),
        new("An identifier at the provider belongs to one order", SubmissionCases.IdentifierBelongsToOneOrder),
        new("A step without an order, or with the wrong identifier, is refused", SubmissionCases.WrongArgumentsChangeNothing),
        new("A state opens one row, and closes it when it ends", AttentionCases.StateOpensAndCloses),
        new("The same event opens one row, also after a person closed it", AttentionCases.SameEventOpensOnce),
        new("An unknown word opens one row for its provider", AttentionCases.UnknownWordIsTheProviders),
        new("What a person closed opens again only when it begins anew", AttentionCases.ClosedByHandStaysClosed),
        new("A row is closed once, and by somebody", AttentionCases.ClosingIsRecordedOnce),
        new("A report that cannot be applied opens a row with the reason", AttentionCases.NotAppliedIsTold),
        new("A sweep opens what time opens, and nothing twice", AttentionCases.SweepOpensOnce),
        new("A correction tells what time has opened, before a sweep does", AttentionCases.CorrectionTellsOfTime),
        new("A sweep gives up an answer that is overdue", AttentionCases.SweepGivesUpOverdue),
        new("A sweep looks at so many orders at most", AttentionCases.SweepHasALimit),
        new("A second order at the provider opens a row", AttentionCases.PlacedTwiceIsTold),
        new("Deadlines are rewritten under the rules as they are", AttentionCases.DeadlinesAreRewritten),
        new("Of many sweepers at once one opens a row", AttentionCases.ManySweepersOpenOnce),
        new("A claim gives out what is due, in turn, with what is to be sent", ClaimCases.DueIsGivenOutInTurn),
        new("A claim without a due order uses up no permit", ClaimCases.NothingDueUsesNoPermit),
        new("Permits are spaced by the provider's limit", ClaimCases.PermitsAreSpaced),
        new("Of many claimers at once, no more orders are sending than may be", ClaimCases.SendingLimitHolds),
        new("While submission is stopped, nothing is sent but a probe", ClaimCases.StoppedGetsTheProbeAlone),
        new("An order that waits for its link is due once the link is free", ClaimCases.LinkIsWaitedFor),
        new("A claim or a limit with wrong arguments is refused", ClaimCases.WrongArgumentsAreRefused),
        new("A claim has what it takes to find the next provider", PassingCases.ClaimHasWhatTheNextProviderNeeds),
        new("What the panel says follows from a refusal", PassingCases.PanelsConsequenceFollows),
        new("What a provider without funds refused goes to the next provider", PassingCases.RefusedGoesToTheNextProvider),
        new("What is queued is passed on to the next provider, and nothing else", PassingCases.QueuedIsPassedOn),
        new("Of many instances one stops a provider, and a person's stop stays", PassingCases.OnePersonsStopStays),
        new("An answer that was lost keeps its place until there is a clear one", PassingCases.UnknownTakesAPlace),
        new("A claim of polls gives out what is due, in turn, and writes when it is due again", PollCases.DueIsPolledInTurn),
        new("The age of an order stretches its interval, up to a cap", PollCases.AgeStretchesTheInterval, WithCorrections),
        new("An answer to an older claim is dropped", PollCases.OlderClaimIsStale),
        new("The claim is the schedule: an answer without news moves nothing", PollCases.ClaimIsTheSchedule),
        new("A request that failed as a whole brings its orders forward", PollCases.FailedRequestComesForward),
        new("A permit is for one request, whatever its kind", PollCases.PermitIsForOneRequest),
        new("A provider whose polling is paused is not asked", PollCases.PausedIsNotPolled),
        new("A failing provider gets the probe alone", PollCases.FailingGetsTheProbeAlone),
        new("A provider that fails for longer than the threshold is told once", PollCases.FailingIsToldOnce),
        new("Orders of a provider that the panel no longer has are one alert", PollCases.MissingProviderIsOneAlert),
        new("A refill at a provider that the panel no longer has is told", PollCases.MissingProviderOfRefillIsTold),
        new("The due orders of a bucket are read without a claim", PollCases.BucketIsReadWithoutAClaim),
        new("A claim of polls or a provider's trouble with wrong arguments is refused", PollCases.WrongArgumentsAreRefused),
        new("A request to cancel or refill is stored before it leaves, and sent once", RequestCases.RequestIsSentOnce),
        new("Canceling an order that was not sent withdraws it at once", RequestCases.QueuedIsWithdrawn),
        new("Of canceling and sending at once one wins", RequestCases.CancelAndSendNeverBoth),
        new("A refill is followed until it has ended", RequestCases.RefillIsFollowed),
        new("No refill is acknowledged without the provider's identifier of it", RequestCases.RefillHasIdentifier),
        new("What a host that stops gives back is due at once", RequestCases.GivenBackIsDueAtOnce),
        new("A request that the provider cannot take now is sent again", RequestCases.UnsentIsSentAgain),
        new("A request without an answer is unknown, and a person's", RequestCases.UnknownIsAPersons),
        new("A cancellation whose order has ended is not sent", RequestCases.MootIsNotSent),
        new("A request or an answer to one with wrong arguments is refused", RequestCases.WrongArgumentsAreRefused),
        new("An answer is recorded with its attempt, and decides", AnswerCases.AnswerIsRecordedAndDecides),
        new("A late acceptance decides while the order is unknown or queued again", AnswerCases.LateAcceptanceDecides),
        new("An acceptance that comes too late is told as placed twice", AnswerCases.TooLateIsPlacedTwice),
        new("An order that a late answer places while a later attempt is in doubt is told", AnswerCases.DoubtfulAttemptIsTold),
        new("Any other late answer is recorded only", AnswerCases.LateRefusalIsRecordedOnly),
        new("The same answer again changes nothing", AnswerCases.SameAnswerChangesNothing),
        new("A second identifier for an attempt is told as placed twice", AnswerCases.SecondIdentifierIsPlacedTwice),
        new("A provider's identifier belongs to one attempt", AnswerCases.IdentifierBelongsToOneAttempt),
        new("A person decides what is unknown or refused, and no machine does", AnswerCases.PersonDecides),
        new("An order goes on to the next provider in one step", AnswerCases.NextProviderIsOneStep),
        new("A request is corrected, and its quantity stays", AnswerCases.RequestIsCorrected),
        new("An answer or a correction with wrong arguments is refused", AnswerCases.WrongArgumentsChangeNothing),
        new("A sink is told what happened to an order, in order", OutboxCases.EventsTellWhatHappened, OutboxCases.WithEuros, Sinks: 1),
        new("Each sink is told once", OutboxCases.EachSinkIsToldOnce, Sinks: 2),
        new("What is not written is not told", OutboxCases.NotWrittenIsNotTold, Sinks: 1),
        new("An event waits for the earlier ones of its order alone", OutboxCases.EarlierComeFirst, Sinks: 1),
        new("An event that nobody records is due again when its claim ends", OutboxCases.ClaimEnds, Sinks: 1),
        new("An event that fails again and again is dead, and a person makes it due", OutboxCases.DeadWaitsForAPerson, Sinks: 1),
        new("What a person closes is told as closed, once", OutboxCases.ClosingIsToldOnce, Sinks: 1),
        new("That a provider is silent, and that it answers again, is told", OutboxCases.SilentProviderIsTold, Sinks: 1),
        new("Of many deliverers at once, each event is told by one and in order", OutboxCases.ManyClaimersTellOnce, Sinks: 1),
        new("An order with an event to deliver is not purged", OutboxCases.UndeliveredIsNotPurged, Sinks: 1),
        new("What was erased is not told", OutboxCases.ErasedIsNotTold, Sinks: 1),
        new("A claim for no sink, or with wrong arguments, is refused", OutboxCases.WrongArgumentsAreRefused, Sinks: 1),
        new("What happened to an order that ended long ago is purged, and its ledger stays", RetentionCases.EndedIsPurged),
        new("An order that is open, or ended later, is not purged", RetentionCases.OthersAreNotPurged),
        new("A request that may still be answered or decided is not purged", RetentionCases.UndecidedRequestIsKept),
        new("An order that was purged goes on, and is numbered on", RetentionCases.PurgedGoesOn),
        new("A customer's words are replaced, and everything else stays", RetentionCases.WordsAreReplaced),
        new("An order that may still be sent is not erased", RetentionCases.UnsentIsNotErased),
        new("An erasure with wrong arguments is refused", RetentionCases.WrongArgumentsChangeNothing),
        new("Submission is stopped to every provider with something to send", RetentionCases.AllAreStopped),
        new("New work wakes the workers of its process", MonitoringCases.NewWorkWakes),
        new("What waits for workers is counted by provider", MonitoringCases.WaitingIsCounted),
        new("What a person should look at is counted by finding", MonitoringCases.AttentionIsCounted),
        new("A store that works says that it is ready", MonitoringCases.ReadyStoreSaysSo),
        new("Of two different ends at once the first wins", RaceCases.FirstEndWins),
        new("The same report of many writers at once pays once", RaceCases.SameReportOfManyPaysOnce),
        new("Many writers at once lose nothing and invent nothing", RaceCases.ManyWritersLoseNothing, WithCorrections),
        new("The same click of many at once is decided once", RaceCases.ClickOfManyIsDecidedOnce),
        new("Any history is decided by the rules alone", HistoryCases.AnyHistoryIsDecidedByTheRules),
    ];

    /// <summary>The names of all cases.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Cases.Select(each => each.Name)];

    /// <summary>Runs a case against a store. It takes milliseconds on a fast store.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="open">Opens a harness over the store under test. The case disposes it.</param>
    /// <param name="cancellationToken">Cancels the case.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    /// <exception cref="OrderStoreConformanceException">The store breaks the promise. What the store itself throws is not caught.</exception>
    public static async Task RunAsync(string name, Func<OrderStoreSetup, Task<IOrderStoreHarness>> open, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(open);
        ConformanceCase found = Cases.FirstOrDefault(each => each.Name == name)
            ?? throw new ArgumentException($"There is no case \"{name}\". Take one of {nameof(OrderStoreConformance)}.{nameof(Names)}.", nameof(name));
        var payer = new RecordingPayer();
        OrderRules rules = found.Rules;
        ImmutableArray<string> sinks = [.. Enumerable.Range(0, found.Sinks).Select(_ => $"sink-{Guid.NewGuid():N}")];
        IOrderStoreHarness harness = await open(new OrderStoreSetup(rules, payer.Pay, sinks)).ConfigureAwait(false);
        await using (harness.ConfigureAwait(false))
        {
            try
            {
                await found.RunAsync(new ConformanceRun(harness, rules, payer, sinks, cancellationToken)).ConfigureAwait(false);
            }
            catch (OrderStoreConformanceException exception)
            {
                throw new OrderStoreConformanceException($"{name}: {exception.Message}", exception);
            }
        }
    }

    private static void WithCorrections(SmmOrdersOptions options) => options.Lifecycle = OrderLifecycle.Default.WithCorrections();
}
