using System.Diagnostics;
using System.Text;
using System.Text.Json.Serialization;

namespace SmmOrders.Hosting;

/// <summary>
/// A secret that the sender and a receiver of webhooks share: anyone who has it can forge events. <see cref="ToString"/>, the debugger and
/// logs show <c>[redacted]</c>, and JSON refuses it.
/// </summary>
[DebuggerDisplay(Redacted)]
[DebuggerTypeProxy(typeof(DebugView))]
[JsonConverter(typeof(NotForJson))]
public sealed class OrderWebhookSecret
{
    private const string Redacted = "[redacted]";
    private const int Shortest = 16;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _key;

    /// <summary>Creates a secret.</summary>
    /// <param name="value">The secret: 16 characters or more, best at random. Its UTF-8 bytes are the key of HMAC-SHA256.</param>
    /// <exception cref="ArgumentNullException"><paramref name="value"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException"><paramref name="value"/> is shorter; the message does not repeat it.</exception>
    public OrderWebhookSecret(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _key = value.Length >= Shortest
            ? Encoding.UTF8.GetBytes(value)
            : throw new ArgumentException($"A webhook's secret has {Shortest} characters or more, not {value.Length}. Draw one at random.", nameof(value));
    }

    /// <summary>Always <c>[redacted]</c>.</summary>
    public override string ToString() => Redacted;

    /// <summary>The key itself, to sign and to verify.</summary>
    internal ReadOnlySpan<byte> Reveal() => _key;

    private sealed class DebugView
    {
#pragma warning disable CA1822, IDE0060 // The debugger makes a view of the instance and reads instance properties.
        public DebugView(OrderWebhookSecret secret)
        {
        }

        public string Value => Redacted;
#pragma warning restore CA1822, IDE0060
    }
}
