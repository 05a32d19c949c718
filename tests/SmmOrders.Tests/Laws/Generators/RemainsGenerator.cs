namespace SmmOrders.Tests.Laws;

/// <summary>The remains that servers report: missing, unreadable, sensible, at the edges, beyond them, and as wild as 64 bits go.</summary>
internal static class RemainsGenerator
{
    public static Remains Draw(Dice dice, long quantity) => dice.Below(16) switch
    {
        0 => Remains.Missing,
        1 => Remains.Unreadable,
        2 or 3 => 0,
        4 or 5 => quantity,
        6 => -dice.Between(1, 100),
        7 => quantity < long.MaxValue ? quantity + 1 : long.MinValue,
        8 => dice.Pick(long.MaxValue, long.MinValue, quantity - long.MaxValue, quantity - long.MaxValue - 1, -1, 1, quantity - 1, quantity / 2),
        // At one half, two ways of rounding differ most often.
        9 or 10 => Math.Max(quantity / 2, 1),
        11 => dice.Between(long.MinValue, long.MaxValue),
        _ => dice.Between(1, quantity),
    };
}
