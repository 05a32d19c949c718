using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers.Testing;

namespace SmmOrders.Providers.Tests;

/// <summary>What stands before the network tells by name what it does, in the log of the library that it is made of.</summary>
public sealed partial class ProviderPipelinesTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_part_of_a_pipeline_has_a_name()
    {
        await using Panel strict = await Panel.OpenAsync(
            options =>
            {
                options.RequestsPerSecond = options.Circuit.MinimumAttempts = 2;
                options.QueueLimit = 0;
                options.Retries = 1;
                options.RetryDelay = options.MaxRetryDelay = TimeSpan.FromTicks(1); // The clock stands still: a millisecond would never pass.
            },
            time: new WatchedTime());
        strict.Provider.Faults.Always(SimulatedFault.TooManyRequests(TimeSpan.Zero));
        await using Panel hasty = await Panel.OpenAsync(options =>
        {
            options.Timeout = TimeSpan.FromSeconds(1); // Far from the attempt's, for a busy machine.
            options.AttemptTimeout = TimeSpan.FromMilliseconds(10);
            options.Retries = 0;
        });
        hasty.Provider.Faults.Always(SimulatedFault.Silence());

        _ = await strict.Client.GetBalanceAsync(Token);
        _ = await strict.Client.AddOrderAsync(NewOrder.Package("1", "L"), Token);
        _ = await hasty.Client.GetBalanceAsync(Token);
        _ = await hasty.Client.AddOrderAsync(NewOrder.Package("1", "L"), Token);

        Assert.Equal(
            ["OnRetry by reads/retry", "OnCircuitOpened by reads/circuit", "OnRateLimiterRejected by sends/pace"], Told(strict));
        Assert.Equal(["OnTimeout by reads/attempt", "OnTimeout by sends/whole"], Told(hasty));

        static string[] Told(Panel panel) =>
        [
            .. panel.Logs.Entries.Select(entry => Event().Match(entry.Text))
                .Where(match => match.Success)
                .Select(match => $"{match.Groups["name"]} by {match.Groups["part"]}"),
        ];
    }

    [GeneratedRegex("^Resilience event occurred. EventName: '(?<name>[^']*)', Source: 'SmmOrders.Providers/alpha-provider/(?<part>[^']*)'")]
    private static partial Regex Event();
}
