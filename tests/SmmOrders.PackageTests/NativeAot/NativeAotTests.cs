using System.Runtime.InteropServices;

namespace SmmOrders.PackageTests;

/// <summary>The packages work when they are compiled ahead of time: without a warning, and with the same outcome.</summary>
public sealed class NativeAotTests(PackedRepository packed) : PackedTests(packed)
{
    internal const string Project = "tests/SmmOrders.AotSmoke";

    // What this run built of it, beside this project's own output.
    private static readonly string JustInTime =
        Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", "SmmOrders.AotSmoke", new DirectoryInfo(AppContext.BaseDirectory).Name));

    [FactInCi(NativeCode.Reason)]
    public async Task The_smoke_application_says_the_same_compiled_ahead_of_time_and_just_in_time()
    {
        ToolResult published = await Packed.BuildAsync(
            Packed.First.Root,
            [
                "publish", Project, "--use-current-runtime", "-p:NativeDebugSymbols=false",
                .. LongForm.IsRun ? Array.Empty<string>() : ["-p:QuickNative=true", PackedRepository.WithoutAnalyzers],
            ]);
        Assert.SkipWhen(
            published.Output.Contains("nativeaot-prerequisites", StringComparison.Ordinal) && !NativeCode.IsRequired,
            "This machine has no linker for NativeAOT; see https://aka.ms/nativeaot-prerequisites.");
        _ = published.EnsureSuccess();
        string folder = Assert.Single(Directory.EnumerateDirectories(Path.Combine(Packed.First.Root, ".artifacts", "publish", "SmmOrders.AotSmoke")));
        string native = Path.Combine(folder, OperatingSystem.IsWindows() ? "SmmOrders.AotSmoke.exe" : "SmmOrders.AotSmoke");

        ToolResult ahead = (await Tool.RunAsync(native, folder)).EnsureSuccess();
        ToolResult justInTime = (await Tool.DotNetAsync(JustInTime, "SmmOrders.AotSmoke.dll")).EnsureSuccess();

        Assert.DoesNotContain("warning", published.Output, StringComparison.Ordinal);
        SayTheSame(justInTime.Output, ahead.Output);
        TestContext.Current.SendDiagnosticMessage($"NativeAOT on {RuntimeInformation.RuntimeIdentifier}: {new FileInfo(native).Length:N0} bytes");
    }

    [Fact]
    public async Task Two_runs_that_say_nothing_are_not_the_same()
    {
        ToolResult silent = (await Tool.DotNetAsync(JustInTime, "SmmOrders.AotSmoke.dll", "empty")).EnsureSuccess();

        _ = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => SayTheSame(silent.Output, silent.Output));
    }

    [Theory]
    [InlineData("Partial: 1.50\nThat was all.", "Partial: 1.5\nThat was all.")]
    [InlineData("Partial: 1.50\nThat was all.", "That was all.")]
    [InlineData("Partial: 1.50", "Partial: 1.50")]
    public void A_run_that_says_something_else_or_ends_too_early_is_caught(string justInTime, string ahead) =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => SayTheSame(justInTime, ahead));

    private static void SayTheSame(string justInTime, string ahead)
    {
        Assert.EndsWith("That was all.", justInTime.TrimEnd(), StringComparison.Ordinal);
        Assert.Equal(justInTime, ahead);
    }
}
