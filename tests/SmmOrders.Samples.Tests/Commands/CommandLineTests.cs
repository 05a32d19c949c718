namespace SmmOrders.Samples.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("Required argument 'FILE' missing for command: 'replay'.", "replay")]
    [InlineData("Required argument 'STATUS' missing for command: 'explain'.", "explain")]
    [InlineData("Unrecognized command or argument 'frobnicate'.", "frobnicate")]
    [InlineData("Unrecognized command or argument '--frobnicate'.", "replay", "-", "--frobnicate")]
    [InlineData("Unrecognized command or argument 'b'.", "replay", "a", "b")]
    [InlineData("Unrecognized command or argument '[diagram]'.", "[diagram]")]
    [InlineData("'no-such-file' cannot be read: Could not find file", "replay", "no-such-file")]
    [InlineData("'@no-such-file' cannot be read: Could not find file", "replay", "@no-such-file")]
    [InlineData("'no-such-folder/log' cannot be read: Could not find a part of the path", "replay", "no-such-folder/log")]
    [InlineData("'.' cannot be read: ", "replay", ".")]
    [InlineData("'' cannot be read: ", "replay", "")]
    [InlineData("--decimals is '9'. It takes a number from 0 to 8.", "replay", "-", "--decimals", "9")]
    [InlineData("--decimals is '-1'. It takes a number from 0 to 8.", "replay", "-", "--decimals", "-1")]
    [InlineData("--decimals is 'two'. It takes a number from 0 to 8.", "--decimals", "two")]
    [InlineData("--decimals is '٣'. It takes a number from 0 to 8.", "--decimals", "٣")]
    [InlineData("Required argument missing for option: '--decimals'.", "--decimals")]
    [InlineData("Option '--decimals' expects a single argument but 2 were provided.", "--decimals", "2", "--decimals", "3")]
    [InlineData("--rounding is 'Half-Up'. It takes one of half-up, half-even, down, up.", "--rounding", "Half-Up")]
    [InlineData("--lifecycle is 'mine'. It takes one of default, perfectpanel.", "--lifecycle", "mine")]
    [InlineData("--lifecycle is 'mine'. It takes one of default, perfectpanel.", "diagram", "--lifecycle", "mine")]
    [InlineData("--format is 'xml'. It takes one of table, json.", "--format", "xml")]
    [InlineData("--format is 'json'. It takes one of mermaid, dot.", "diagram", "--format", "json")]
    [InlineData("--stuck-after is '00:00:00'. It takes a duration above zero, such as 03:00:00.", "--stuck-after", "00:00:00")]
    [InlineData("--stuck-after is '-01:00:00'. It takes a duration above zero, such as 03:00:00.", "--stuck-after=-01:00:00")]
    [InlineData("--stuck-after is '3'. It takes a duration above zero, such as 03:00:00.", "--stuck-after", "3")]
    [InlineData("--stuck-after is '03:60:00'. It takes a duration above zero, such as 03:00:00.", "--stuck-after", "03:60:00")]
    [InlineData("--culture is 'no-culture'. It takes the name of a culture, such as tr or pt-BR.", "--culture", "no-culture")]
    [InlineData("--culture is 'no-culture'. It takes the name of a culture, such as tr or pt-BR.", "explain", "Partial", "--culture", "no-culture")]
    [InlineData("--format stands before 'replay'. Put it after.", "--format", "json", "replay", "-")]
    [InlineData("'done' is not a status. Use one of: Processing, Pending, InProgress, Completed, Canceled, Partial.", "explain", "done")]
    [InlineData("'Not completed' is not a status. Use one of: Processing, Pending, InProgress, Completed, Canceled, Partial.", "explain", "Not completed")]
    [InlineData("'not completed' is not a status. Use one of: Processing, Pending, InProgress, Completed, Canceled, Partial.", "explain", "not", "completed")]
    public async Task Wrong_usage_is_2_with_the_reason_on_standard_error(string reason, params string[] args)
    {
        DemoRun run = await DemoRun.OfAsync(args);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(reason, run.Error, StringComparison.Ordinal);
        Assert.EndsWith(" See --help." + Environment.NewLine, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("replay")]
    [InlineData("diagram")]
    [InlineData("explain")]
    public async Task Help_names_every_option_and_is_no_error(params string[] command)
    {
        DemoRun run = await DemoRun.OfAsync([.. command, "--help"]);

        string[] options = command switch
        {
            ["diagram"] => ["--lifecycle <default|perfectpanel>", "--corrections", "--format <mermaid|dot>"],
            ["explain"] => ["<STATUS>", "--culture <NAME>"],
            _ =>
            [
                "--decimals <N>", "[default: 2]", "--rounding <half-up|half-even|down|up>", "--lifecycle <default|perfectpanel>", "--corrections",
                "--stuck-after <HH:MM:SS>", "[default: 03:00:00]", "--culture <NAME>", "--format <table|json>",
            ],
        };
        Assert.All(options, option => Assert.Contains(option, run.Output, StringComparison.Ordinal));
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_log_is_read_from_a_file()
    {
        string file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, SampleLog.Lines(), TestContext.Current.CancellationToken);

            DemoRun run = await DemoRun.OfAsync("replay", file, "--format", "json");

            Assert.Equal(GoldenFile.Read(GoldenFile.Told), run.Output);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
