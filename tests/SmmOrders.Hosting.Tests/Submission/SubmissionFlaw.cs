namespace SmmOrders.Hosting.Tests;

/// <summary>What a planted worker does wrong.</summary>
internal enum SubmissionFlaw
{
    None,
    StoresOnce,
    GivesUpSilently,
    NeverStops,
    AlertsEachTime,
    SendsAgainWhatIsUnknown,
    CountsNothing,
    PassesAnythingOn,
    NamesNoNext,
    MindsNoCost,
    BeginsAnew,
    MovesNothing,
    MovesWhatAPersonStopped,
    SendsWhileStopping,
    ForgetsWhatItAborted,
    ForgetsWhatThrew,
    WaitsForEver,
    RefundsNothing,
    CancelsWhatAPersonDecided,
    KeepsToTheTable,
    GivesUpWhatIsRefused,
    SkipsWhatItCannotSend,
    MindsNoPause,
    SendsTwice,
    SendsWhatIsOverdue,
    LeavesOutagesToPolls,
}
