using System.Text.Json;

namespace SmmOrders.Providers.Tests;

/// <summary>What the constructors refuse, JSON refuses as well.</summary>
public sealed class ResultJsonTests
{
    [Theory]
    [InlineData(typeof(ProviderCatalog), """{"Services":[],"Unreadable":-1}""", "Unreadable is a count, from zero.")]
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
    public void Invalid_values_are_refused(Type type, string json, string why) =>
        Assert.StartsWith(why, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, type)).Message, StringComparison.Ordinal);
}
