using System.Diagnostics;
using System.Threading.Channels;
using SmmOrders.EntityFrameworkCore.Worker;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>Another process that runs jobs. It ends with this object, and with this process, however that ends.</summary>
internal sealed class WorkerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Task<string> _complaints;
    private readonly Channel<string> _said = Channel.CreateUnbounded<string>();

    public WorkerProcess()
    {
        string name = typeof(Job).Assembly.GetName().Name + (OperatingSystem.IsWindows() ? ".exe" : "");
        _process = Process.Start(new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, name))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _complaints = _process.StandardError.ReadToEndAsync();
        _ = ListenAsync();
    }

    public async Task StartAsync(Job job)
    {
        await SayAsync(job.ToString());
        await HearAsync(JobChannel.Ready);
    }

    public Task GoAsync() => SayAsync(WorkerProgram.Go);

    /// <summary>Lets a paced job go on to its next batch.</summary>
    public Task NextAsync() => SayAsync(WorkerProgram.Next);

    public Task StopAsync() => SayAsync(WorkerProgram.Stop);

    public async Task<Tally> EndAsync()
    {
        string? end = await HearOrEndAsync(WorkerProgram.Done);
        return end is not null ? Tally.Of(end) : throw new InvalidOperationException($"The worker ended before its job: {await _complaints}");
    }

    /// <summary>Waits until the worker says the word.</summary>
    public async Task HearAsync(string word)
    {
        if (await HearOrEndAsync(word) is null)
        {
            throw new InvalidOperationException($"The worker ended and did not say '{word}': {await _complaints}");
        }
    }

    /// <summary>Kills it as kill -9 does.</summary>
    /// <returns>Whether it was at work: its job had not ended.</returns>
    public async Task<bool> KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        return await HearOrEndAsync(WorkerProgram.Done) is null;
    }

    /// <summary>Stops it wherever it is, without its doing.</summary>
    public async Task SuspendAsync()
    {
        await SignalAsync("STOP");
        long start = Stopwatch.GetTimestamp();
        while (!(await File.ReadAllTextAsync($"/proc/{_process.Id}/stat")).Split(')')[^1].StartsWith(" T", StringComparison.Ordinal))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Patience, "The worker does not stop.");
            await Task.Yield();
        }
    }

    public Task ContinueAsync() => SignalAsync("CONT");

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task SayAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    private async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    // What follows the word; null where the worker ended and did not say it.
    private async Task<string?> HearOrEndAsync(string word)
    {
        using var patience = new CancellationTokenSource(Patience);
        await foreach (string line in _said.Reader.ReadAllAsync(patience.Token))
        {
            Assert.False(line.StartsWith(WorkerProgram.Failed, StringComparison.Ordinal), line);
            if (line.StartsWith(word, StringComparison.Ordinal))
            {
                return line[word.Length..];
            }
        }

        return null;
    }

    private async Task ListenAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            await _said.Writer.WriteAsync(line);
        }

        _said.Writer.Complete();
    }
}
