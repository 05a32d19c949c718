namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>
/// Runs one job after the other: each is a line on standard input, as are "go", "next" and "stop"; what the jobs say, and how they end, are
/// lines on standard output. It ends when its standard input does, however busy it is: whoever started it is gone.
/// </summary>
internal static class WorkerProgram
{
    public const string Go = "go";
    public const string Next = "next";
    public const string Stop = "stop";
    public const string Done = "done ";
    public const string Failed = "failed ";

    private static async Task Main()
    {
        JobChannel? channel = null;
        while (await Console.In.ReadLineAsync() is { } line)
        {
            switch (line)
            {
                case Go:
                    channel!.Go();
                    break;
                case Next:
                    channel!.Next();
                    break;
                case Stop:
                    channel!.Stop();
                    break;
                default:
                    channel = new JobChannel(Console.WriteLine);
                    _ = RunAsync(Job.Of(line), channel);
                    break;
            }
        }

        Environment.Exit(0);
    }

    private static async Task RunAsync(Job job, JobChannel channel)
    {
        await Task.Yield();
        try
        {
            Console.WriteLine(Done + await job.RunAsync(channel));
        }
#pragma warning disable CA1031 // Whatever it is, who ordered the job is told.
        catch (Exception exception)
        {
            Console.WriteLine(Failed + exception.ToString().ReplaceLineEndings(" "));
        }
#pragma warning restore CA1031
    }
}
