using System.Globalization;
using System.Numerics;
using SmmOrders.Providers.Testing;

namespace SmmOrders.PanelBackend.Tests.Instances;

/// <summary>An order by its number: who buys what, how it ends, and what it comes to in whole cents. Integers alone, and nothing of the library.</summary>
internal readonly record struct MarketOrder(int Number)
{
    public const int Customers = 20;

    private const string Page = "https://page.example/";
    private static readonly (string Service, int CentsOfThousand)[] Sold = [("instagram-followers", 190), ("x-followers", 520), ("tiktok-views", 12)];

    public int Customer => Number % Customers;

    public string Service => Sold[Number % Sold.Length].Service;

    public long Quantity => 100 + (Number * 37L % 901);

    public string Link => string.Create(CultureInfo.InvariantCulture, $"{Page}{Number}");

    /// <summary>What it costs: a begun cent is a whole one.</summary>
    public long Charge => ((Quantity * Sold[Number % Sold.Length].CentsOfThousand) + 999) / 1000;

    /// <summary>What is paid back: the share of what was not delivered; half a cent is a whole one.</summary>
    public long Refund => (long)(((2 * (BigInteger)Charge * (Quantity - Delivered)) + Quantity) / (2 * Quantity));

    private OrderStatus End => (Number % 5) switch
    {
        0 => OrderStatus.Canceled,
        1 or 2 => OrderStatus.Partial,
        _ => OrderStatus.Completed,
    };

    private int DeliveredPermille => End switch
    {
        OrderStatus.Canceled => 0,
        OrderStatus.Partial => 1 + (int)(Number * 7L % 998),
        _ => 1000,
    };

    private long Delivered => Quantity * DeliveredPermille / 1000;

    /// <summary>The order of a link; <see langword="null"/> for a link of nobody's.</summary>
    public static MarketOrder? Of(string link) => link.StartsWith(Page, StringComparison.Ordinal) && int.TryParse(link[Page.Length..], CultureInfo.InvariantCulture, out int number) ? new(number) : null;

    /// <summary>What becomes of it at the provider.</summary>
    public static OrderHistory HistoryOf(SimulatedOrder placed)
    {
        MarketOrder order = Of(placed.Link)!.Value;
        return OrderHistory.Script(
            new HistoryStep(TimeSpan.Zero, OrderStatus.Pending),
            new HistoryStep(TimeSpan.FromMilliseconds(200), OrderStatus.InProgress),
            new HistoryStep(TimeSpan.FromMilliseconds(700), order.End, order.DeliveredPermille));
    }
}
