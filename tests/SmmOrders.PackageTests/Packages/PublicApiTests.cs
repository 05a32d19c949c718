namespace SmmOrders.PackageTests;

/// <summary>
/// What is public is a promise. The ledger (PublicAPI.*.txt) makes every change of it visible in a review; the baseline of
/// the last release makes a broken one fail. Both are shown to catch what they are for.
/// </summary>
[Collection(nameof(FaultsArePlanted))]
public sealed class PublicApiTests(PackedRepository packed) : PackedTests(packed)
{
    // No other project of the copy that faults are planted in refers to it, so none is left with an assembly that was built from a fault.
    private const string Id = "SmmOrders.Testing";
    private const string File = $"src/{Id}/Generators/OrderArbitraries.cs";
    private const string Member = "public static Arbitrary<Decision> Decisions(";

    [FactInCi(PackedRepository.TakesTwoCopies)]
    public async Task A_member_that_is_not_in_the_ledger_fails_the_build()
    {
        using IDisposable fault = Packed.Second.Plant(File, source => source.Replace(
            Member, "public static bool AreNew(Findings findings) => findings == 0;\n\n    /// <summary>New.</summary>\n    " + Member, StringComparison.Ordinal));

        ToolResult result = await RunAsync("build", ["--no-restore", PackedRepository.WithoutQuality]);

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("RS0016", result.Output, StringComparison.Ordinal);
        Assert.Contains("AreNew", result.Output, StringComparison.Ordinal);
    }

    [FactInCi(PackedRepository.TakesTwoCopies)]
    public async Task A_member_that_was_released_and_is_gone_fails_the_pack()
    {
        using IDisposable fault = Packed.Second.Plant(File, source => source.Replace(Member, "internal static Arbitrary<Decision> Decisions(", StringComparison.Ordinal));

        ToolResult result = await RunAsync("pack", Baseline());

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("CP0002", result.Output, StringComparison.Ordinal);
        Assert.Contains("Decisions", result.Output, StringComparison.Ordinal);
    }

    [FactInCi(PackedRepository.TakesTwoCopies)]
    public async Task What_is_public_now_keeps_the_promise_of_its_own_baseline() =>
        _ = (await RunAsync("pack", Baseline())).EnsureSuccess();

    private Task<ToolResult> RunAsync(string command, params string[] arguments) =>
        Packed.BuildAsync(Packed.Second.Root, [command, $"src/{Id}", "-c", "Release", "-p:BuildProjectReferences=false", .. arguments]);

    // The packages just made stand in for the last release; restored into the copy, not into the machine's own cache.
    private string[] Baseline() =>
    [
        PackedRepository.WithoutAnalyzers,
        "-p:VersionPrefix=99.0.0",
        $"-p:PackageValidationBaselineVersion={Repository.Version}",
        $"-p:RestoreAdditionalProjectSources={Packed.First.Packages}",
        $"-p:RestorePackagesPath={Path.Combine(Packed.Second.Root, ".artifacts", "restored")}",
        "--output",
        Path.Combine(Packed.Second.Root, ".artifacts", "next"),
    ];
}
