using System.Collections.Immutable;
using SmmOrders.Providers.Testing;
using static SmmOrders.OrderStatus;

namespace PanelBackend;

/// <summary>What the simulated provider offers, and what becomes of the orders of each service.</summary>
internal static class SimulatedCatalog
{
    public static ImmutableArray<SimulatedService> Services { get; } =
    [
        Offer("101", "Instagram Followers, mixed", "Instagram", 1.10m, 50, 50_000, refill: true),
        Offer("102", "Instagram Likes, instant", "Instagram", 0.32m, 20, 20_000, refill: true),
        Offer("103", "TikTok Views", "TikTok", 0.05m, 100, 1_000_000),
        Offer("104", "YouTube Likes", "YouTube", 1.60m, 10, 20_000),
        Offer("105", "Telegram Members, slow and steady", "Telegram", 2.40m, 100, 30_000, refill: true),
        Offer("106", "Spotify Plays", "Spotify", 0.55m, 500, 500_000),
        Offer("107", "X Followers", "X", 3.10m, 20, 10_000),
        Offer("108", "Facebook Page Likes", "Facebook", 2.20m, 50, 20_000),
        Offer("109", "LinkedIn Followers", "LinkedIn", 6.80m, 20, 5_000),
        Offer("110", "Threads Followers", "Threads", 2.90m, 20, 5_000),
        Offer("112", "Twitch Followers", "Twitch", 3.40m, 20, 10_000),
    ];

    public static OrderHistory HistoryOf(SimulatedOrder order) => order.Service.Id switch
    {
        "102" => OrderHistory.Script(At(0, Pending), At(3, InProgress, 300), At(6, InProgress, 800), At(9, Completed, 1000)),
        "103" => OrderHistory.Script(At(0, Pending), At(6, InProgress, 250), At(14, InProgress, 700), At(25, Completed, 1000)),

        // Delivers while it is still Pending, and ends from there.
        "104" => OrderHistory.Script(At(0, Pending), At(8, Pending, 200), At(20, Pending, 650), At(35, Completed, 1000)),
        "105" => OrderHistory.Script(At(0, Pending), At(60, InProgress, 50), At(360, InProgress, 300), At(900, InProgress, 600), At(1800, Completed, 1000)),

        // Ends Partial: three fifths delivered, the rest refunded.
        "106" => OrderHistory.Script(At(0, Pending), At(4, InProgress, 200), At(10, InProgress, 600), At(14, Partial, 600)),

        // Stuck past three hours, then it moves.
        "107" => OrderHistory.Script(At(0, Processing), At(240, InProgress, 400), At(270, Completed, 1000)),

        // Says Partial and not how much: the order is held until a person decides.
        "108" => OrderHistory.Script(At(0, Pending), At(5, InProgress, 350), new HistoryStep(TimeSpan.FromMinutes(12), Partial) { LeavesOutRemains = true }),
        "109" => OrderHistory.Script(At(0, Pending), At(15, Canceled)),
        _ => OrderHistory.Seeded(order.Number),
    };

    public static string? NameOf(string id) => Services.FirstOrDefault(service => service.Id == id)?.Name;

    private static HistoryStep At(int minutes, OrderStatus status, int deliveredPermille = 0) => new(TimeSpan.FromMinutes(minutes), status, deliveredPermille);

    private static SimulatedService Offer(string id, string name, string category, decimal rate, long min, long max, bool refill = false) => new(id, name, "Default")
    {
        Category = category,
        Rate = rate,
        Min = min,
        Max = max,
        Refill = refill,
    };
}
