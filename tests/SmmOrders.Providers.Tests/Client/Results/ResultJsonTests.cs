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
    public void Invalid_values_are_refused(Type type, string json, string why) =>
        Assert.StartsWith(why, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, type)).Message, StringComparison.Ordinal);
}
