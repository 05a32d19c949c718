using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>Why a provider is not in the list, or why the list may be old. It costs the other providers nothing.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed class SmmProviderFault
{
    internal SmmProviderFault(string? provider, string message, Exception? exception)
    {
        Provider = provider;
        Message = message;
        Exception = exception;
    }

    /// <summary>The provider; <see langword="null"/> where a whole source could not be read, and its last list stands.</summary>
    public string? Provider { get; }

    /// <summary>What is wrong, for people. It repeats no key.</summary>
    public string Message { get; }

    /// <summary>What a source has thrown; <see langword="null"/> where it is a provider's definition that is wrong.</summary>
    public Exception? Exception { get; }

    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
