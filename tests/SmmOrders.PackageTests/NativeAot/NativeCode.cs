namespace SmmOrders.PackageTests;

/// <summary>When code is compiled ahead of time: in CI, which also requires a linker, and in the long form. It takes as long as packing everything.</summary>
internal static class NativeCode
{
    /// <summary>The trait by which <c>.ci/run</c> finds these tests.</summary>
    public const string Trait = "Compiles";
    public const string AheadOfTime = "ahead-of-time";

    private const string Variable = "SMMORDERS_REQUIRE_NATIVE";

    public static bool IsRequired { get; } = Environment.GetEnvironmentVariable(Variable) is not null;

    public static void SkipUnlessDemanded() => Assert.SkipUnless(
        IsRequired || LongForm.IsRun, $"Compiling ahead of time takes half a minute of two cores. {Variable}=1 demands it, as CI does.");
}
