using System.Runtime.InteropServices;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>
/// A worker that claims orders and is stopped while their provider is asked. It goes on when the operating system continues it, and applies
/// what it heard.
/// </summary>
internal sealed record PausedPollJob(MarketAddress Address, Flaw Flaw) : Job(Address, Flaw)
{
    public override async Task<Tally> RunAsync(JobChannel channel)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("Windows does not stop and continue a process by signals.");
        }

        await using var market = new Market(Address);
        PollClaim claim = await market.Orders.ClaimPollsAsync(Script.Corrects, TimeProvider.System.GetUtcNow().AddMinutes(10), 1_000);
        channel.Say(JobChannel.Ready);
        await channel.Started;
        var continued = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var registration = PosixSignalRegistration.Create(PosixSignal.SIGCONT, _ => continued.TrySetResult());
        channel.Say(JobChannel.Paused);
        await continued.Task;
        return Tally.Of(await market.ApplyAsync(
            [.. claim.Polls.Select(poll => new OrderReport
            {
                Order = poll.Order,
                Report = StatusReport.Of(OrderStatus.Canceled, Market.Quantity),
                At = TimeProvider.System.GetUtcNow(),
                Claim = Flaw == Flaw.ForgottenClaim ? null : poll.Claim,
            })]));
    }
}
