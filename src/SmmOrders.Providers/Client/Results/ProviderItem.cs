namespace SmmOrders.Providers;

/// <summary>What a provider said about one of many.</summary>
/// <typeparam name="T">The value.</typeparam>
public sealed record ProviderItem<T>
    where T : notnull
{
    internal ProviderItem(string id, ProviderResult<T> result)
    {
        Id = id;
        Result = result;
    }

    /// <summary>The identifier that was asked for.</summary>
    public string Id { get; }

    /// <summary>The value, or the reason why there is none.</summary>
    public ProviderResult<T> Result { get; }
}
