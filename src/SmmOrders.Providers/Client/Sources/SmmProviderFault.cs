using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>Why a provider is missing from the list, or why the list may be outdated. It does not affect other providers.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class SmmProviderFault
{
    internal SmmProviderFault(string? provider, string message, Exception? exception)
    {
        Provider = provider;
        Message = message;
        Exception = exception;
    }

    /// <summary>The provider; <see langword="null"/> if a whole source could not be read and its last list stays in use.</summary>
    public string? Provider { get; }

    /// <summary>What is wrong, for display. It never contains a key.</summary>
    public string Message { get; }

    /// <summary>The exception that a source threw; <see langword="null"/> if a provider's definition is wrong.</summary>
    public Exception? Exception { get; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
