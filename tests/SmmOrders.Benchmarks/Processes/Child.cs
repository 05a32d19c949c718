using System.Diagnostics;
using System.Text;

namespace SmmOrders.Benchmarks;

/// <summary>A process that is measured from outside: how long it ran.</summary>
internal sealed record Child(TimeSpan Elapsed)
{
    public static Child Run(string file, params string[] arguments)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        // Each read on a thread of its own, so that what is measured never waits for its reader.
        Task<string> said = Task.Run(() => EndOf(process.StandardOutput.BaseStream));
        Task<string> complained = Task.Run(() => EndOf(process.StandardError.BaseStream));
        process.WaitForExit();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        string words = $"{said.Result}{complained.Result}";
        return process.ExitCode == 0
            ? new Child(elapsed)
            : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{words}");
    }

    // A publish may write much; why something failed is said last.
    private static string EndOf(Stream output)
    {
        byte[] end = new byte[1 << 16];
        int length = 0;
        for (int read = output.Read(end); read > 0; read = output.Read(end, length, end.Length - length))
        {
            length += read;
            if (length == end.Length)
            {
                length /= 2;
                end.AsSpan(length).CopyTo(end);
            }
        }

        return Encoding.UTF8.GetString(end, 0, length);
    }

    /// <summary>The commands in turns, so that what else the machine does falls on all of them; of each the median time.</summary>
    public static Child[] Race(int rounds, params string[][] commands)
    {
        Child[][] runs = [.. Enumerable.Range(0, rounds).Select(_ => commands.Select(command => Run(command[0], command[1..])).ToArray())];
        return [.. Enumerable.Range(0, commands.Length).Select(i => new Child(
            runs.Select(run => run[i].Elapsed).Order().ElementAt(rounds / 2)))];
    }
}
