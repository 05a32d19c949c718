using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>A provider's result for one of several items.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public sealed record ProviderItem<T> : IJsonOnDeserialized
    where T : notnull
{
    /// <summary>Creates an instance for your own provider or a test. Set the required members.</summary>
    public ProviderItem()
    {
    }

    /// <summary>Creates an instance for your own provider or a test.</summary>
    /// <param name="id">The requested identifier.</param>
    /// <param name="result">The value, or the reason there is none.</param>
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

    /// <summary>The requested identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The value, or the reason there is none.</summary>
    public required ProviderResult<T> Result { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        JsonInput.Ensure(!string.IsNullOrWhiteSpace(Id), "Id is missing, null or empty.");
        _ = JsonInput.Required(Result);
    }
}
