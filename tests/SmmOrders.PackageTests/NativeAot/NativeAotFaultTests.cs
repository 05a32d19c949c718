namespace SmmOrders.PackageTests;

[Collection(nameof(FaultsArePlanted))]
public sealed class NativeAotFaultTests(PackedRepository packed) : PackedTests(packed)
{
    [FactInCi(NativeCode.Reason)]
    public async Task Code_that_the_ahead_of_time_compiler_cannot_see_through_fails_the_build()
    {
        using IDisposable fault = Packed.Second.Plant(
            $"{NativeAotTests.Project}/Program.cs", source => source + "\nConsole.WriteLine(Activator.CreateInstance(Type.GetType(args[0])!));\n");

        ToolResult built = await Packed.BuildAsync(
            Packed.Second.Root,
            ["build", NativeAotTests.Project, "-c", "Release", PackedRepository.WithoutQuality]);

        Assert.NotEqual(0, built.ExitCode);
        Assert.Contains("error IL2057", built.Output, StringComparison.Ordinal);
    }
}
