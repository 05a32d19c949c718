namespace SmmOrders.Providers;

/// <summary>What a provider said about one of many.</summary>
/// <typeparam name="T">The value.</typeparam>
public sealed record ProviderItem<T>
    where T : notnull
{
    /// <summary>Makes one, for a provider of your own or a test's.</summary>
    /// <param name="id">The identifier that was asked for.</param>
    /// <param name="result">The value, or the reason why there is none.</param>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="id"/> is empty or white space.</exception>
    public ProviderItem(string id, ProviderResult<T> result)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        ArgumentNullException.ThrowIfNull(result);
        Id = id;
        Result = result;
    }

    /// <summary>The identifier that was asked for.</summary>
    public string Id { get; }

    /// <summary>The value, or the reason why there is none.</summary>
    public ProviderResult<T> Result { get; }
}
