using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>
/// A provider's API key: whoever has it spends the panel's money. It is written nowhere but into the body of a request to the
/// provider itself; <see cref="ToString"/>, the debugger, JSON and logs show <c>[redacted]</c>.
/// </summary>
/// <remarks>
/// What a provider says is told without the key, in every spelling that can be known: in any case, encoded for URLs, escaped, in
/// base64 or base32, as codes of its characters, backwards, or taken apart by anything but letters and digits. It cannot be known where
/// it is enciphered, hashed, compressed, in letters that look alike, or taken apart by other letters or digits; and a key of fewer than
/// six letters and digits is not found where it is taken apart.
/// </remarks>
[DebuggerDisplay(Redacted)]
[DebuggerTypeProxy(typeof(DebugView))]
[JsonConverter(typeof(ProviderApiKeyJsonConverter))]
public sealed class ProviderApiKey
{
    internal const string Redacted = "[redacted]";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value;

    /// <summary>Makes a key.</summary>
    /// <param name="value">The key as the provider gave it; printable ASCII without white space.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or has another character; the message does not repeat it.</exception>
    public ProviderApiKey(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Length == 0 || value.AsSpan().ContainsAnyExceptInRange('!', '~') || value == Redacted)
        {
            throw new ArgumentException("An API key is printable ASCII without white space, as the provider gave it.", nameof(value));
        }

        _value = value;
    }

    /// <summary>Always <c>[redacted]</c>.</summary>
    public override string ToString() => Redacted;

    /// <summary>The key itself: for the body of a request, and for finding it in texts that come back.</summary>
    internal string Reveal() => _value;

    private sealed class DebugView
    {
#pragma warning disable CA1822, IDE0060 // The debugger makes a view of the instance and reads instance properties.
        public DebugView(ProviderApiKey key)
        {
        }

        public string Value => Redacted;
#pragma warning restore CA1822, IDE0060
    }
}
