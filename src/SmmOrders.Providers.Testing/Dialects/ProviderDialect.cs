using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace SmmOrders.Providers.Testing;

/// <summary>How a panel writes its answers: its words for the six statuses, its traits, and its refusals and acknowledgements.</summary>
[JsonConverter(typeof(NotForJson))]
public sealed partial class ProviderDialect
{
    private readonly ImmutableArray<string> _words;

    /// <summary>Creates a dialect.</summary>
    /// <param name="name">Its name, for test output.</param>
    /// <param name="words">The words for Processing, Pending, InProgress, Completed, Canceled and Partial, in that order.</param>
    /// <param name="traits">How its answers differ from the canonical ones.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or there are not six words.</exception>
    public ProviderDialect(string name, ImmutableArray<string> words, DialectTraits traits)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (words.IsDefault || words.Length != OrderStatuses.All.Length)
        {
            throw new ArgumentException("A dialect has one word for each of the six statuses.", nameof(words));
        }

        Name = name;
        _words = words;
        Traits = traits;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How its answers differ from the canonical ones.</summary>
    public DialectTraits Traits { get; }

    /// <summary>The format of its errors.</summary>
    /// <value>The default is <see cref="ErrorShape.Error"/>.</value>
    public ErrorShape ErrorShape { get; init; } = ErrorShape.Error;

    /// <summary>How it acknowledges a cancellation.</summary>
    /// <value>The default is <see cref="CancelShape.One"/>.</value>
    public CancelShape CancelShape { get; init; } = CancelShape.One;

    /// <summary>How panels of this kind answer a status request for many orders, unless <see cref="SimulatedProviderOptions.BulkStatus"/> overrides it.</summary>
    /// <value>The default is <see cref="BulkStatusSupport.Full"/>.</value>
    public BulkStatusSupport BulkStatus { get; init; } = BulkStatusSupport.Full;

    internal RefusalTexts Texts { get; private init; } = RefusalTexts.PerfectPanel;

    /// <summary>Its word for a status.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not one of the six statuses.</exception>
    public string WordFor(OrderStatus status) => OrderStatuses.All.Contains(status)
        ? _words[OrderStatuses.All.IndexOf(status)]
        : throw new ArgumentOutOfRangeException(nameof(status), status, $"{(byte)status} is not an order status. Use one of: {string.Join(", ", OrderStatuses.All)}.");

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
