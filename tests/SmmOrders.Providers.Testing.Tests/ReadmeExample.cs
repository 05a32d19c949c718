namespace SmmOrders.Providers.Testing.Tests;

/// <summary>The code of the package's README, compiled.</summary>
internal static class ReadmeExample
{
    public static async Task<OrderHistory> RunAsync(TimeProvider time)
    {
        await using SimulatedProvider provider = await SimulatedProvider.StartAsync(new()
        {
            ApiKey = "simulated-key",
            Time = time, // a test's own clock: days pass at once
            HistoryOf = _ => OrderHistory.Script(
                new HistoryStep(TimeSpan.Zero, OrderStatus.Pending),
                new HistoryStep(TimeSpan.FromHours(1), OrderStatus.InProgress, DeliveredPermille: 250),
                new HistoryStep(TimeSpan.FromHours(2), OrderStatus.Partial, DeliveredPermille: 600)),
        });
        SimulatedOrder order = provider.Orders.Place(quantity: 1000);

        provider.Faults.Next(SimulatedFault.Html(503));              // the next request fails
        provider.Faults.Next(SimulatedFault.LostAnswer(), action: "add"); // an order is placed, and the caller never learns of it
        provider.Faults.Always(SimulatedFault.TooManyRequests());    // and then every one, until
        provider.Faults.Clear();
        provider.Faults.Rate(0.10m, seed: 1, SimulatedFault.Reset(), SimulatedFault.LostAnswer()); // a tenth of all, the same in every run
        return order.History;
    }
}
