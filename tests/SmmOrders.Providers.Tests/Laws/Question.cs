using System.Collections.Immutable;
using System.Globalization;

namespace SmmOrders.Providers.Tests.Laws;

/// <summary>What a provider is asked.</summary>
/// <param name="Action">The action.</param>
/// <param name="Ids">The orders or refills that it is about; none for an action that is about nothing.</param>
/// <param name="IsBulk">Whether it is asked as about many.</param>
internal sealed record Question(ProviderAction Action, ImmutableArray<string> Ids, bool IsBulk)
{
    private static readonly ProviderAction[] AboutItems = [ProviderAction.Status, ProviderAction.Refill, ProviderAction.RefillStatus, ProviderAction.Cancel];

    /// <summary>Whether the answer can be about one thing only, so that it need not say which.</summary>
    public bool IsAboutOne => Ids.Length <= 1;

    /// <summary>The keys by which an answer surely names what it is about.</summary>
    public ImmutableArray<string> NameKeys => Ids.IsEmpty ? []
        : Action == ProviderAction.RefillStatus ? ["refill", "refill_id", "refillId"]
        : ["order", "order_id", "orderId"];

    /// <summary>Whether <c>id</c> is a name as well, where nothing else is. Of a refill that was asked for it is the refill's own.</summary>
    public bool IsNamedById => Action is ProviderAction.Status or ProviderAction.Cancel or ProviderAction.RefillStatus;

    /// <summary>Any question, every second of them about statuses.</summary>
    public static Question Any(Dice dice) => dice.Maybe() ? About(dice, ProviderAction.Status, 4) : About(dice, dice.Of(Enum.GetValues<ProviderAction>()), 4);

    /// <summary>A question for something to be done.</summary>
    public static Question OfChange(Dice dice) => About(dice, dice.Of(ProviderAction.Add, ProviderAction.Refill, ProviderAction.Cancel), 4);

    /// <summary>A question about items, any number of them.</summary>
    public static Question AboutSome(Dice dice, int least = 1) =>
        About(dice, dice.Maybe() ? ProviderAction.Status : dice.Of(AboutItems), 4, least);

    private static Question About(Dice dice, ProviderAction action, int most, int least = 1)
    {
        if (!AboutItems.Contains(action))
        {
            return new(action, [], IsBulk: false);
        }

        string stem = dice.Of("", "", "", "00", "ord_");
        int first = 1 + dice.Below(dice.Of(9, 90_000)), count = least > 1 || dice.Maybe() ? least + dice.Below(most - least + 1) : 1;
        return new(
            action,
            [.. Enumerable.Range(first, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"{stem}{number}"))],
            // Only statuses and refills' statuses are asked for one at a time in another way.
            count > 1 || action is not (ProviderAction.Status or ProviderAction.RefillStatus) || dice.Maybe());
    }
}
