namespace SmmOrders.Tests;

public sealed class RefundTests
{
    [Theory]
    [InlineData("7", "A-1:7")]
    [InlineData("7.00", "A-1:7")]
    [InlineData("7.10", "A-1:7.1")]
    [InlineData("0.00000001", "A-1:0.00000001")]
    [InlineData("0.0000000000000000000000000001", "A-1:0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335", "A-1:79228162514264337593543950335")]
    [InlineData("100000000000000000000.12345678", "A-1:100000000000000000000.12345678")]
    public void A_key_consists_of_the_order_and_the_total_after(string total, string key) => Cultures.Each(() =>
        Assert.Equal(key, new Refund(0.0000000000000000000000000001m, Some.Money(total)!.Value, RefundReason.Canceled).IdempotencyKey("A-1")));

    [Fact]
    public void The_same_refund_decided_again_has_the_same_key()
    {
        OrderState order = Some.Order(OrderStatus.InProgress);
        StatusReport report = StatusReport.Of(OrderStatus.Partial, 400);

        string first = Some.Tracker.Observe(order, report, Some.Noon).Refund!.IdempotencyKey("A-1");
        string again = Some.Tracker.Observe(order, report, Some.Noon.AddDays(1)).Refund!.IdempotencyKey("A-1");

        Assert.Equal("A-1:4", first);
        Assert.Equal(first, again);
    }

    [Fact]
    public void A_number_or_a_Guid_gives_the_key_of_its_canonical_text() => Cultures.Each(() =>
    {
        var refund = new Refund(4m, 4.50m, RefundReason.Canceled);
        var guid = Guid.Parse("0F8FAD5B-D9CB-469F-A165-70867728950E");

        Assert.Equal("1042:4.5", refund.IdempotencyKey(1042));
        Assert.Equal("-9223372036854775808:4.5", refund.IdempotencyKey(long.MinValue));
        Assert.Equal(refund.IdempotencyKey("1042"), refund.IdempotencyKey(1042L));
        Assert.Equal("0f8fad5b-d9cb-469f-a165-70867728950e:4.5", refund.IdempotencyKey(guid));
        Assert.Equal(refund.IdempotencyKey(guid.ToString()), refund.IdempotencyKey(guid));
    });

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_key_needs_an_order(string blank)
    {
        var refund = new Refund(4m, 4m, RefundReason.Canceled);

        Assert.Throws<ArgumentException>("orderId", () => refund.IdempotencyKey(blank));
        Assert.Throws<ArgumentNullException>("orderId", () => refund.IdempotencyKey(null!));
        Assert.Throws<ArgumentException>("orderId", () => refund.IdempotencyKey(Guid.Empty));
        BadInput.Refused("orderId", 0L, "The order has no identifier yet: store it first, so that the database numbers it.", () => refund.IdempotencyKey(0));
    }

    [Fact]
    public void A_refund_is_written_the_same_in_every_culture() => Cultures.Each(() => Assert.Equal(
        "3.00 (7.00 in all, Correction)", new Refund(3.00m, 7.00m, RefundReason.Correction).ToString()));

    [Fact]
    public void Refunds_with_equal_facts_are_equal()
    {
        Assert.Equal(new Refund(3.00m, 7.00m, RefundReason.Correction), new Refund(3m, 7m, RefundReason.Correction));
        Assert.NotEqual(new Refund(3.00m, 7.00m, RefundReason.Correction), new Refund(3.00m, 7.00m, RefundReason.Canceled));
    }
}
