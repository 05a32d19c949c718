using System.Diagnostics;
using System.Globalization;

namespace SmmOrders.Samples.Tests.Commands;

/// <summary>What only a real process can show.</summary>
public sealed class ProcessTests
{
    [Fact]
    public async Task The_first_run_is_understood_and_plain_where_it_is_redirected()
    {
        SampleProcess run = await SampleProcess.RunAsync("ConsoleDemo", [], ("FORCE_COLOR", "1"), ("GITHUB_ACTIONS", "true"), ("TERM", "xterm-256color"));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.Contains("all understood", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Exit_codes_are_those_of_the_process()
    {
        Assert.Equal("0 1 2", (await SampleProcess.ShellAsync(
            "$DEMO --format json >/dev/null; a=$?; echo x | $DEMO replay - --format json >/dev/null; b=$?; $DEMO replay none 2>/dev/null; echo $a $b $?")).Output.Trim());
    }

    [Fact]
    public async Task Output_that_is_appended_to_a_file_keeps_what_was_there()
    {
        SampleProcess run = await SampleProcess.ShellAsync(
            "f=$(mktemp); echo before >>$f; $DEMO --format json >>$f; echo after >>$f; cat $f; rm $f");

        Assert.Equal($"before\n{GoldenFile.Read(GoldenFile.Told)}after\n", run.Output);
    }

    [Fact]
    public async Task A_reader_that_has_gone_ends_an_endless_replay_without_a_word()
    {
        SampleProcess run = await SampleProcess.ShellAsync("( yes x 2>/dev/null | $DEMO replay - --format json; echo \"ended with $?\" >&2 ) | head -n 1");

        Assert.Equal("""{"line":1,"error":"The line is not a JSON object."}""" + "\n", run.Output);
        Assert.Equal("ended with 1\n", run.Error);
    }

    [Fact]
    public async Task A_reader_of_the_table_that_has_gone_ends_it_as_well()
    {
        SampleProcess run = await SampleProcess.ShellAsync("( yes x 2>/dev/null | $DEMO replay -; echo \"ended with $?\" >&2 ) | head -n 2");

        Assert.Equal("ended with 1\n", run.Error);
    }

    [Theory]
    [InlineData("diagram")]
    [InlineData("explain Partial")]
    [InlineData("--help")]
    [InlineData("--format json")]
    public async Task A_reader_that_was_never_there_is_no_fault(string command)
    {
        SampleProcess run = await SampleProcess.ShellAsync($"( $DEMO {command}; echo \"ended with $?\" >&2 ) | exec true");

        Assert.Equal("ended with 0\n", run.Error);
    }

    [Theory]
    [InlineData("diagram")]
    [InlineData("explain Partial")]
    [InlineData("--help")]
    [InlineData("--format json")]
    [InlineData("--format table")]
    public async Task Output_that_cannot_be_written_is_said_in_one_line(string command)
    {
        SampleProcess run = await SampleProcess.ShellAsync($"$DEMO {command} >&-; echo $? >&2");

        Assert.Matches("^The output cannot be written: .*\n74\n$", run.Error);
    }

    [Fact]
    public async Task A_folder_on_standard_input_is_wrong_usage()
    {
        SampleProcess run = await SampleProcess.ShellAsync("$DEMO replay - < /; echo $?");

        Assert.Equal("2\n", run.Output);
        Assert.StartsWith("The log cannot be read on after line 0: ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("table")]
    public async Task An_interruption_ends_it_after_what_was_read(string format)
    {
        SampleProcess.NeedShell();
        using Process process = SampleProcess.Start("dotnet", [SampleProcess.PathOf("ConsoleDemo"), "replay", "-", "--format", format]);
        await process.StandardInput.WriteAsync("""{"at":"2026-11-23T08:00:00Z","place":"A-1","quantity":1000,"charge":"10.00"}""" + "\n");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);

        // What is read is told at once, though more input is still waited for.
        string? told = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        _ = await SampleProcess.ShellAsync(string.Create(CultureInfo.InvariantCulture, $"kill -TERM {process.Id}"));

        SampleProcess run = await SampleProcess.FinishAsync(process);
        Assert.False(string.IsNullOrEmpty(told));
        // 128 and the signal's number. Not Ctrl+C's signal: a shell that starts things in the background has them ignore it.
        Assert.Equal((143, ""), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task Version_is_the_projects()
    {
        SampleProcess run = await SampleProcess.RunAsync("ConsoleDemo", ["--version"]);

        Assert.Matches(@"^\d+\.\d+\.\d+", run.Output);
        Assert.Equal(0, run.ExitCode);
    }
}
