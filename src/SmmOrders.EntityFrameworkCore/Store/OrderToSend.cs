using System.Text.Json.Serialization;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What is to be sent for an order, as <c>Add</c> stored it.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderToSend
{
    internal OrderToSend(string? provider, string? service, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        Provider = provider;
        ProviderService = service;
        Fields = fields;
    }

    /// <summary>The name of the provider that is to get the order; <see langword="null"/> if it is not decided yet.</summary>
    public string? Provider { get; }

    /// <summary>The provider's identifier of its service; <see langword="null"/> if it is not decided yet.</summary>
    public string? ProviderService { get; }

    /// <summary>The fields of the request, as name and value, in the order in which they were given; empty if there are none.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Fields { get; }
}
