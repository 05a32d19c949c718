using System.Globalization;

namespace SmmOrders.PanelBackend.Tests.Reseller;

/// <summary>The answer about an order has the API's own words and exact numbers.</summary>
public sealed class ApiOrderTests
{
    [Theory]
    [InlineData(OrderStatus.Processing, null, "0", "1.25", "Processing", "1000")]
    [InlineData(OrderStatus.InProgress, 400L, "0", "1.25", "In progress", "600")]
    [InlineData(OrderStatus.Partial, 843L, "0.19625", "1.05375", "Partial", "157")]
    [InlineData(OrderStatus.Canceled, null, "1.25", "0.00", "Canceled", "1000")]
    [InlineData(OrderStatus.Completed, null, "0", "1.25", "Completed", "0")]
    [InlineData(OrderStatus.Completed, 1002L, "0", "1.25", "Completed", "0")]
    public void An_order_is_written_in_the_APIs_words(OrderStatus status, long? delivered, string refunded, string charge, string word, string remains)
    {
        var order = OrderState.From(new()
        {
            Status = status,
            StatusSince = DateTimeOffset.UnixEpoch,
            Quantity = 1000,
            Charge = 1.25m,
            Delivered = delivered,
            Refunded = decimal.Parse(refunded, CultureInfo.InvariantCulture),
        });
        Assert.Equal(new ApiOrder(charge, "3572", word, remains, "USD"), ApiOrder.Of(order, 3572, "USD"));
    }

    [Theory]
    [InlineData(RequestStatus.Asked, "Pending")]
    [InlineData(RequestStatus.Sending, "Pending")]
    [InlineData(RequestStatus.Unknown, "Pending")]
    [InlineData(RequestStatus.Acknowledged, "In progress")]
    [InlineData(RequestStatus.Done, "Completed")]
    [InlineData(RequestStatus.Rejected, "Rejected")]
    [InlineData(RequestStatus.Refused, "Rejected")]
    public void A_refill_is_written_in_the_APIs_words(RequestStatus status, string word) => Assert.Equal(word, ApiOrder.WordOf(status));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void An_amount_is_exact_whatever_the_machines_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new(culture);
        try
        {
            Assert.Equal(("1234.50", "0.00000001", "-0.50", "-12"), (ApiText.Of(1234.5m), ApiText.Of(0.00000001m), ApiText.Of(-0.5m), ApiText.Of(-12L)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
