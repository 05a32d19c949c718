using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>What a provider said about one of many.</summary>
/// <typeparam name="T">The value.</typeparam>
public sealed record ProviderItem<T> : IJsonOnDeserialized
    where T : notnull
{
    /// <summary>For a stand-in of a test, or a provider of another kind: set what is required.</summary>
    public ProviderItem()
    {
    }

    /// <summary>Makes one, for a provider of your own or a test's.</summary>
    /// <param name="id">The identifier that was asked for.</param>
    /// <param name="result">The value, or the reason why there is none.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="id"/> is empty or white space.</exception>
    [SetsRequiredMembers]
    public ProviderItem(string id, ProviderResult<T> result)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(result);
        Id = id;
        Result = result;
    }

    /// <summary>The identifier that was asked for.</summary>
    public required string Id { get; init; }

    /// <summary>The value, or the reason why there is none.</summary>
    public required ProviderResult<T> Result { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        JsonInput.Ensure(!string.IsNullOrWhiteSpace(Id), "Id is missing, null or empty.");
        _ = JsonInput.Required(Result);
    }
}
