using System.Diagnostics;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>
/// A provider's API key; anyone who has it can spend the panel's money. It is written only into the body of requests to the provider
/// itself; <see cref="ToString"/>, the debugger, JSON and logs show <c>[redacted]</c>.
/// </summary>
/// <remarks>
/// The key is removed from text that the provider sends, in every encoding that can be recognized: any case, URL-encoded,
/// escaped, base64 or base32, character codes, reversed, or split by anything except letters and digits. It cannot be recognized
/// if it is encrypted, hashed, compressed, written in look-alike letters, or split by other letters or digits; a key with fewer
/// than six letters and digits is not recognized when split.
/// </remarks>
[DebuggerDisplay(Redacted)]
[DebuggerTypeProxy(typeof(DebugView))]
[JsonConverter(typeof(ProviderApiKeyJsonConverter))]
public sealed class ProviderApiKey
{
    internal const string Redacted = "[redacted]";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value;

    /// <summary>Creates a key.</summary>
    /// <param name="value">The key as the provider gave it; printable ASCII without white space.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is empty or contains other characters; the message does not repeat it.</exception>
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

    /// <summary>The key itself, for the request body and for finding it in text that comes back.</summary>
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
