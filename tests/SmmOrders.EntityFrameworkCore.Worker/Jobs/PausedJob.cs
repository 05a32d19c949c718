using System.Runtime.InteropServices;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>
/// A worker that reports all orders in one batch, and is stopped when it has read them, or before it has begun. It goes on when the
/// operating system continues it.
/// </summary>
internal sealed record PausedJob(MarketAddress Address, Flaw Flaw, int Writer, bool AfterReading) : Job(Address, Flaw)
{
    public override async Task<Tally> RunAsync(JobChannel channel)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Windows does not stop and continue a process by signals.");
        }

        Reports.OrderInMarket[] orders;
        await using (var market = new Market(Address))
        {
            orders = await Reports.OrdersAsync(market, openAlone: false);
        }

        channel.Say(JobChannel.Ready);
        await channel.Started;
        var continued = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => continued.TrySetResult());
        var pause = new Pause(AfterReading, async () =>
        {
            channel.Say(JobChannel.Paused);
            await continued.Task;
        });
        await using var paused = new Market(Address, Flaw, pause);
        return Tally.Of(await paused.ApplyAsync([.. orders.SelectMany(order => Reports.Of(order, Writer))]));
    }
}
