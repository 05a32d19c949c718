namespace PanelBackend;

/// <summary>The services and orders of a new panel. Their rules are in appsettings.json, under the same identifiers.</summary>
internal static class SeedServices
{
    public static (string Service, long Quantity, string Link)[] Orders { get; } =
    [
        ("instagram-followers", 1000, "https://instagram.example/anna.bakes"),
        ("spotify-plays", 5000, "https://spotify.example/track/rye-and-honey"),
        ("instagram-likes", 400, "https://instagram.example/p/sourdough"),
        ("youtube-likes", 500, "https://youtube.example/watch/oven-spring"),
        ("x-followers", 200, "https://x.example/annabakes"),
        ("facebook-likes", 1000, "https://facebook.example/annas-bakery"),
        ("linkedin-followers", 100, "https://linkedin.example/company/annas-bakery"),
        ("telegram-members", 2500, "https://telegram.example/annas_bakery"),
        ("pinterest-saves", 300, "https://pinterest.example/pin/crumb"),
        ("tiktok-views", 10_000, "https://tiktok.example/@anna/video/1"),
        ("threads-followers", 150, "https://threads.example/@anna.bakes"),
        ("instagram-likes", 800, "https://ben.example/p/first-ride"),
        ("spotify-plays", 2000, "https://ben.example/track/gravel"),
        ("threads-followers", 60, "https://ben.example/@ben.rides"),
        ("telegram-members", 500, "https://ben.example/chat"),
    ];

    public static IEnumerable<PanelService> All(string provider) =>
    [
        Sell(provider, "instagram-followers", "101", "Instagram followers", "Instagram", 1.90m, 1.10m, 50, 50_000, "A mix of accounts. Refilled on request.", refill: true),
        Sell(provider, "instagram-likes", "102", "Instagram likes, instant", "Instagram", 0.60m, 0.32m, 20, 20_000, "Starts within minutes. Refilled on request.", refill: true),
        Sell(provider, "tiktok-views", "103", "TikTok views", "TikTok", 0.12m, 0.05m, 100, 1_000_000, "The cheapest way to be seen."),
        Sell(provider, "youtube-likes", "104", "YouTube likes", "YouTube", 2.80m, 1.60m, 10, 20_000, "May stay in Pending after delivery has started."),
        Sell(provider, "telegram-members", "105", "Telegram members, slow", "Telegram", 4.20m, 2.40m, 100, 30_000, "Takes a day or more, so that it looks natural. Refilled on request.", refill: true),
        Sell(provider, "spotify-plays", "106", "Spotify plays", "Spotify", 1.00m, 0.55m, 500, 500_000, "The server sometimes cannot deliver everything: you pay for what was delivered."),
        Sell(provider, "x-followers", "107", "X followers", "X", 5.20m, 3.10m, 20, 10_000, "The server is busy: it may start late."),
        Sell(provider, "facebook-likes", "108", "Facebook page likes", "Facebook", 3.90m, 2.20m, 50, 20_000, "For pages, not for posts."),
        Sell(provider, "linkedin-followers", "109", "LinkedIn followers", "LinkedIn", 9.90m, 6.80m, 20, 5_000, "For company pages."),
        Sell(provider, "threads-followers", "110", "Threads followers", "Threads", 4.80m, 2.90m, 20, 5_000, "New, and not equally fast for everybody."),
        Sell(provider, "pinterest-saves", "111", "Pinterest saves", "Pinterest", 2.10m, 1.20m, 50, 10_000, "Saves of one pin."),
    ];

    private static PanelService Sell(
        string provider, string id, string upstream, string name, string category, decimal price, decimal cost, long min, long max, string about, bool refill = false) => new()
        {
            Id = id,
            Name = name,
            UpstreamName = SimulatedCatalog.NameOf(upstream) ?? name,
            Category = category,
            About = about,
            Provider = provider,
            ProviderService = upstream,
            Price = price,
            Cost = cost,
            Min = min,
            Max = max,
            CanRefill = refill,
            CanCancel = true,
        };
}
