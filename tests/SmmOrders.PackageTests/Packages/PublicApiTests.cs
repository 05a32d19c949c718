namespace SmmOrders.PackageTests;

/// <summary>
/// What is public is a promise. The ledger (PublicAPI.*.txt) makes every change of it visible in a review; the baseline of
/// the last release makes a broken one fail. Both are shown to catch what they are for.
/// </summary>
[Collection(nameof(FaultsArePlanted))]
public sealed class PublicApiTests(PackedRepository packed) : PackedTests(packed)
{
    private const string File = "src/SmmOrders/Tracking/FindingsExtensions.cs";
    private const string Member = "public static bool AreUndecided(";

    [Fact]
    public async Task A_member_that_is_not_in_the_ledger_fails_the_build()
    {
        using IDisposable fault = Packed.Second.Plant(File, source => source.Replace(
            Member, "/// <summary>New.</summary>\n    public static bool AreNew(this Findings findings) => findings == 0;\n\n    " + Member, StringComparison.Ordinal));

        ToolResult result = await RunAsync("build", "-c", "Release");

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("RS0016", result.Output, StringComparison.Ordinal);
        Assert.Contains("AreNew", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_that_was_released_and_is_gone_fails_the_pack()
    {
        using IDisposable fault = Packed.Second.Plant(File, source => source.Replace(Member, "internal static bool AreUndecided(", StringComparison.Ordinal));

        ToolResult result = await RunAsync("pack", Baseline());

        Assert.NotEqual(0, result.ExitCode);
        Assert.Contains("CP0002", result.Output, StringComparison.Ordinal);
        Assert.Contains("AreUndecided", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_public_now_keeps_the_promise_of_its_own_baseline() =>
        _ = (await RunAsync("pack", Baseline())).EnsureSuccess();

    private Task<ToolResult> RunAsync(string command, params string[] arguments) =>
        Tool.DotNetAsync(Packed.Second.Root, [command, "src/SmmOrders", .. arguments]);

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
