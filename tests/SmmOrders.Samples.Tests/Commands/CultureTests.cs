using System.Globalization;

namespace SmmOrders.Samples.Tests.Commands;

public sealed class CultureTests
{
    public static TheoryData<string[]> Commands =>
    [
        new(["--format", "json"]),
        new([]),
        new(["diagram"]),
        new(["explain", "INPROGRESS"]),
        new(["--help"]),
        new(["replay", "-", "--decimals", "1,5"]),
        new(["replay", "no-such-file"]),
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Everything_is_said_byte_for_byte_the_same_in_every_culture(string[] args)
    {
        DemoRun invariant = await InCultureAsync("", args);

        Assert.Equal(invariant, await InCultureAsync("tr-TR", args));
        Assert.Equal(invariant, await InCultureAsync("de-DE", args));
        Assert.Equal(invariant, await InCultureAsync("hu-HU", args));
        Assert.Equal(invariant, await InCultureAsync("ar-SA", args));
    }

    [Theory]
    [InlineData("tr_TR.UTF-8", "Asia/Kathmandu")]
    [InlineData("hu_HU.UTF-8", "America/St_Johns")]
    [InlineData("de_DE.UTF-8", "Pacific/Apia")]
    public async Task A_process_says_the_same_on_every_machine(string language, string zone)
    {
        SampleProcess run = await SampleProcess.RunAsync("ConsoleDemo", ["--format", "json"], ("LANG", language), ("LC_ALL", language), ("TZ", zone));

        Assert.Empty(GoldenFile.Differences(GoldenFile.Told, run.Output));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    private static async Task<DemoRun> InCultureAsync(string culture, string[] args)
    {
        (CultureInfo before, CultureInfo beforeUi) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);
            return await DemoRun.OfAsync(args);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeUi);
        }
    }
}
