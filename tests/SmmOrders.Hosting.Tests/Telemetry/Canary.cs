using System.Diagnostics;
using System.Net;

namespace SmmOrders.Hosting.Tests;

/// <summary>A run in which everything that must stay secret has a name of its own, and much goes wrong.</summary>
internal static class Canary
{
    public const long Order = 770077007700;
    public const string Link = "https://example.com/canary-user";
    public const string Secret = "canary-secret-0123456789";
    public const string Token = "canary-token";

    /// <summary>What must be found nowhere.</summary>
    public static readonly string[] All = [$"{Order}", "canary"];

    /// <summary>Sends webhooks of an order that fail and arrive, is alerted, counts, and dies.</summary>
    /// <returns>All that was written of it: activities.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(EventShop shop)
    {
        var activities = new List<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == OrderDiagnostics.ActivitySourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (activities)
                {
                    activities.Add($"{activity.DisplayName} {activity.StatusDescription} {string.Join(", ", activity.TagObjects)} {string.Join(", ", activity.Events.SelectMany(each => each.Tags))}");
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await using Receiver receiver = await Receiver.StartAsync();
        var options = new OrderWebhookOptions { Address = new($"{receiver.Address}?token={Token}") };
        options.Secrets.Add(new(Secret));
        options.AllowedNetworks.Add(IPNetwork.Parse("127.0.0.0/8"));
        using var sender = new WebhookSender(() => options, shop.Time);
        shop.Handling = new WebhookEvents(sender).HandleAsync;
        var desk = shop.Desk(new WebhookAlerts(sender));
        OrderState order = new OrderTracker(RefundPolicy.HalfUp(2)).Buy(1000, 10m, shop.Now);
        _ = shop.Memory.Add(OrderKey.Of(Order), order, provider: "alpha", service: "1", providerService: "9", fields: [new("link", Link)]);
        await shop.AddAsync(1, steps: 1);
        _ = await shop.Memory.SubmitAsync(new() { Order = OrderKey.Of(Order), Step = SubmissionStep.Withdraw(), At = shop.Now, By = "canary-user", Note = "canary-note" });
        shop.Options.MostTries = 2;
        foreach (int status in new[] { 302, 500, 200 })
        {
            receiver.Answer = (context, _) => Task.FromResult(context.Response.StatusCode = status);
            _ = await shop.TurnAsync();
            await new AttentionAlerts(desk).HandleAsync(Opened(shop), CancellationToken.None).ContinueWith(_ => { }, TaskScheduler.Default);
            await desk.RaiseAsync(OrderAlert.Of(Opened(shop), Opened(shop).Attention!) with { Name = $"{status}" }, CancellationToken.None);
            shop.Time.Advance(TimeSpan.FromHours(1));
        }

        _ = await new CountWorker(shop.Memory, shop.Gauges, shop.Time).RunOnceAsync(shop.Now, TurnScope.Of(CancellationToken.None));
        _ = shop.Meters;
        shop.Meter.Polled("alpha", (await shop.Memory.ApplyAsync([new() { Order = OrderKey.Of(1), Report = StatusReport.Of(OrderStatus.Canceled), At = shop.Now }]))[0]);
        Assert.Contains(receiver.All, received => received.Text.Contains($"{Order}", StringComparison.Ordinal));
        lock (activities)
        {
            return [.. activities];
        }
    }

    private static OrderEvent Opened(EventShop shop) => new()
    {
        Id = Guid.NewGuid(),
        Kind = OutboxKind.AttentionOpened,
        Order = $"{Order}",
        At = shop.Now,
        Attention = new() { Id = Guid.NewGuid(), Finding = Findings.NotPlaced, OpenedAt = shop.Now },
    };
}
