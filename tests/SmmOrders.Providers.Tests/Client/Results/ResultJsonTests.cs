using System.Text.Json;

namespace SmmOrders.Providers.Tests;

/// <summary>What the constructors refuse, JSON refuses as well.</summary>
public sealed class ResultJsonTests
{
    [Theory]
    [InlineData(typeof(ProviderCatalog), """{"Services":[],"Unreadable":-1}""", "Unreadable is a count, from zero.")]
    [InlineData(typeof(ProviderCatalog), """{"Services":[{"Id":"1"},null]}""", "One of the Services is missing or null.")]
    [InlineData(typeof(ProviderCatalog), """{"Services":[{"Id":" "}]}""", "Id is missing, null or empty.")]
    [InlineData(typeof(ProviderService), """{"Id":""}""", "Id is missing, null or empty.")]
    [InlineData(typeof(ProviderService), """{"Id":null}""", "Id is missing, null or empty.")]
    [InlineData(typeof(ProviderItem<string>), """{"Id":"","Result":{"Value":"x"}}""", "Id is missing, null or empty.")]
    [InlineData(typeof(ProviderItem<string>), """{"Id":" ","Result":{"Value":"x"}}""", "Id is missing, null or empty.")]
    [InlineData(typeof(RefillReport), """{"Status":"Completed","Word":null}""", "")]
    [InlineData(typeof(RefillReport), """{"Status":77,"Word":"Done"}""", "")]
    [InlineData(typeof(RefillAcknowledgement), """{"OrderId":"1","RefillId":"2,3"}""", "\"2,3\" is not an identifier of an order or refill")]
    [InlineData(typeof(RefillAcknowledgement), """{"OrderId":"","RefillId":"2"}""", "\"\" is not an identifier of an order or refill")]
    [InlineData(typeof(RefillAcknowledgement), """{"OrderId":"1","RefillId":null}""", "RefillId is missing or null.")]
    [InlineData(typeof(CancelAcknowledgement), """{"OrderId":"0"}""", "\"0\" is not an identifier of an order or refill")]
    [InlineData(typeof(CancelAcknowledgement), """{"OrderId":null}""", "OrderId is missing or null.")]
    [InlineData(typeof(CancelAcknowledgement), """{"OrderId":"1","RequestId":"not now"}""", "\"not now\" is not an identifier of an order or refill")]
    [InlineData(typeof(ProviderParent), """{"Word":"Active","Orders":["101","10 2"],"HasOrders":true}""", "\"10 2\" is not an identifier of an order or refill")]
    [InlineData(typeof(ProviderParent), """{"Word":"Active","Orders":[null],"HasOrders":true}""", "One of the Orders is missing or null.")]
    [InlineData(typeof(OrderPlacement), """{"Outcome":"Placed","OrderId":"1 2"}""", "\"1 2\" is not an identifier of an order or refill")]
    [InlineData(typeof(OrderPlacement), """{"Outcome":"Placed"}""", "An order that was placed has an OrderId, and no other has.")]
    [InlineData(typeof(OrderPlacement), """{"Outcome":"Unknown","OrderId":"1","Failure":{"Kind":"TimedOut","Detail":"x","MayHaveTakenEffect":true}}""", "An order that was placed has an OrderId, and no other has.")]
    [InlineData(typeof(OrderPlacement), """{"Outcome":"Placed","OrderId":"1","Failure":{"Kind":"TimedOut","Detail":"x"}}""", "An order that was not placed has a Failure, and no other has.")]
    [InlineData(typeof(OrderPlacement), """{"Outcome":"NotSent"}""", "An order that was not placed has a Failure, and no other has.")]
    [InlineData(typeof(OrderPlacement), """{"Outcome":"Unknown","Failure":{"Kind":"Unavailable","Detail":"down"}}""", "\"Unavailable: down\" does not make an order Unknown.")]
    [InlineData(typeof(OrderPlacement), """{"Outcome":"NotSent","Failure":{"Kind":"Unavailable","Detail":"down","MayHaveTakenEffect":true}}""", "\"Unavailable: down\" does not make an order NotSent.")]
    public void Invalid_values_are_refused(Type type, string json, string why) =>
        Assert.StartsWith(why, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, type)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_catalog_without_a_service_is_a_catalog() =>
        Assert.Equal(new ProviderCatalog([]), JsonSerializer.Deserialize<ProviderCatalog>("""{"Services":[],"Unreadable":0}"""));
}
