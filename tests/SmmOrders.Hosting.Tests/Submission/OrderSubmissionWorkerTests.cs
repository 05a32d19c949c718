namespace SmmOrders.Hosting.Tests;

public sealed class OrderSubmissionWorkerTests
{
    // The planted worker is right but for its flaw, and each proof catches at least one flaw.
    private static readonly Dictionary<SubmissionFlaw, string[]> Flaws = new()
    {
        [SubmissionFlaw.SendsTwice] = ["An order is sent once"],
        [SubmissionFlaw.GivesUpWhatIsRefused] = ["Each refusal has the consequence"],
        [SubmissionFlaw.KeepsToTheTable] = ["Each line of the table"],
        [SubmissionFlaw.CancelsWhatAPersonDecided] = ["A canceled order is refunded"],
        [SubmissionFlaw.RefundsNothing] = ["A canceled order is refunded", "Each line of the table"],
        [SubmissionFlaw.SendsAgainWhatIsUnknown] = ["What is unknown is not sent again", "An outage makes"],
        [SubmissionFlaw.StoresOnce] = ["An answer is stored although"],
        [SubmissionFlaw.GivesUpSilently] = ["An answer that can never be stored"],
        [SubmissionFlaw.CountsNothing] = ["An outage makes"],
        [SubmissionFlaw.NeverStops] = ["An outage makes", "A refused key", "Empty funds", "A provider that cannot be reached"],
        [SubmissionFlaw.AlertsEachTime] = ["A refused key", "Empty funds", "An outage that polls found"],
        [SubmissionFlaw.LeavesOutagesToPolls] = ["An outage that polls found"],
        [SubmissionFlaw.MindsNoPause] = ["A provider that asks for a pause"],
        [SubmissionFlaw.NamesNoNext] = ["The next provider gets"],
        [SubmissionFlaw.PassesAnythingOn] = ["The next provider gets", "What is unknown is not sent again"],
        [SubmissionFlaw.MindsNoCost] = ["A next provider that is dearer", "What is queued at a provider"],
        [SubmissionFlaw.BeginsAnew] = ["What no next provider takes"],
        [SubmissionFlaw.MovesNothing] = ["What is queued at a provider"],
        [SubmissionFlaw.MovesWhatAPersonStopped] = ["What a person stopped"],
        [SubmissionFlaw.SendsWhileStopping] = ["A stop before the request leaves"],
        [SubmissionFlaw.SendsWhatIsOverdue] = ["A sender that was held up"],
        [SubmissionFlaw.ForgetsWhatItAborted] = ["A stop while the request"],
        [SubmissionFlaw.ForgetsWhatThrew] = ["A provider's client that throws"],
        [SubmissionFlaw.SkipsWhatItCannotSend] = ["An order that makes no request"],
        [SubmissionFlaw.WaitsForEver] = ["A provider that never answers"],
    };

    public static TheoryData<string> Proofs { get; } = [.. SubmissionProofs.All.Keys];

    public static TheoryData<string, string> Planted { get; } = [.. Flaws.SelectMany(flaw => flaw.Value.Select(proof => ($"{flaw.Key}", proof)))];

    [Theory]
    [MemberData(nameof(Proofs))]
    public Task It_keeps(string promise) => SubmissionProofs.All[promise](SubmissionBench.Right);

    [Theory]
    [MemberData(nameof(Planted))]
    public async Task A_planted_fault_is_caught(string flaw, string proof)
    {
        Func<Func<SubmissionBench, IProviderWorker>, Task> run = SubmissionProofs.All.Single(each => each.Key.StartsWith(proof, StringComparison.Ordinal)).Value;
        await run(bench => new FlawedSubmission(bench, SubmissionFlaw.None));
        Task planted = run(bench => new FlawedSubmission(bench, Enum.Parse<SubmissionFlaw>(flaw)));

        await Task.WhenAny(planted);

        Assert.True(planted.IsFaulted, $"{flaw} is not caught by: {proof}.");
    }

    [Fact]
    public void Every_proof_catches_a_planted_fault() => Assert.All(
        SubmissionProofs.All.Keys, proof => Assert.Contains(Flaws.Values.SelectMany(each => each), each => proof.StartsWith(each, StringComparison.Ordinal)));
}
