namespace SmmOrders.Tests.Laws;

/// <summary>Money that leaks.</summary>
internal static class FaultsInMoney
{
    private static readonly LawsOfMoneyTests Laws = new();
    private static readonly DomainModel Right = DomainModel.Right;

    public static PlantedFault[] All { get; } =
    [
        new(Laws.A_share_is_multiplied_first_divided_and_rounded_once, "rounds what one unit costs first", With("rounds what one unit costs first")),
        new(Laws.A_share_is_multiplied_first_divided_and_rounded_once, "rounds the undelivered part of one first", With("rounds the undelivered part of one first")),
        new(Laws.A_share_is_multiplied_first_divided_and_rounded_once, "computes in binary floating point", With("computes in binary floating point")),
        new(Laws.Only_the_refund_is_rounded_and_what_is_kept_is_the_rest, "rounds what is kept on its own", Right with
        {
            Kept = (setting, order) => order.Delivered is { } delivered && delivered <= order.Quantity
                ? ExactShare.Of(order.Charge, delivered, order.Quantity, setting.Refunds.Decimals, setting.Refunds.Rounding)
                : order.Charge - order.Refunded,
        }),
        new(Laws.A_share_has_at_most_the_decimals_of_the_policy_unless_it_is_the_whole_charge, "does not round", With("does not round")),
        new(Laws.The_charge_and_the_quantity_of_an_order_never_change, "takes the refund off the charge", Right with
        {
            Tell = (_, step) => step with { After = step.After with { Charge = step.After.Charge - (step.Paid?.Amount ?? 0) } },
        }),
        new(Laws.The_charge_and_the_quantity_of_an_order_never_change, "takes what was delivered for what was ordered", Right with
        {
            Tell = (_, step) => step with { After = step.After with { Quantity = step.After.IsOver ? step.After.Delivered ?? step.After.Quantity : step.After.Quantity } },
        }),
        new(Laws.A_free_order_lives_like_any_other_and_never_pays, "does not end an order that pays nothing", Right with
        {
            Tell = (_, step) => step.Paid is null && step.After.IsOver ? step with { After = step.Before } : step,
        }),
        new(Laws.A_free_order_lives_like_any_other_and_never_pays, "pays at least a cent", Right with
        {
            Tell = (_, step) => step.Entered && step.After.Status == OrderStatus.Partial && step.Paid is null
                ? step with { Paid = new Payment(0.01m, 0.01m, RefundReason.PartiallyDelivered, string.Empty) }
                : step,
        }),
    ];

    private static DomainModel With(string fault) => Right with
    {
        Target = (setting, order, reading) => reading.Status == OrderStatus.Partial && reading.Delivered < order.Quantity && order.Charge < 1_000_000_000
            ? Math.Min(FaultyShares.Find(fault)(setting.Refunds, order.Charge, order.Quantity, reading.Delivered.Value), order.Charge)
            : DomainRules.Target(setting, order, reading),
    };
}
