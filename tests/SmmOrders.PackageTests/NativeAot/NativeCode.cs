namespace SmmOrders.PackageTests;

/// <summary>When code is compiled ahead of time.</summary>
internal static class NativeCode
{
    public const string Reason = "Compiling ahead of time takes half a minute of two cores.";

    /// <summary>Whether a machine without a linker fails these tests; otherwise they are skipped there.</summary>
    public static bool IsRequired { get; } = Environment.GetEnvironmentVariable("SMMORDERS_REQUIRE_NATIVE") is not null;
}
