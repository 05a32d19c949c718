using System.Collections.Immutable;

namespace SmmOrders.Providers.Testing;

/// <summary>How a panel writes its answers: its words for the six statuses, and its traits.</summary>
public sealed class ProviderDialect
{
    private readonly ImmutableArray<string> _words;

    /// <summary>Makes a dialect.</summary>
    /// <param name="name">What it is called, in the output of tests.</param>
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

    /// <summary>The answers as the documentation of the panel API v2 has them.</summary>
    public static ProviderDialect Canonical { get; } =
        new("canonical", ["Processing", "Pending", "In progress", "Completed", "Canceled", "Partial"], DialectTraits.None);

    /// <summary>Every way of writing that is seen in the field, spread over a few panels.</summary>
    public static ImmutableArray<ProviderDialect> All { get; } =
    [
        Canonical,
        new("bare numbers", ["Processing", "Pending", "In Progress", "Completed", "Cancelled", "Partial"], DialectTraits.BareNumbers | DialectTraits.NullStartCount),
        new("capital keys", ["Process", "Awaiting", "Inprogress", "Complete", "Cancel", "Partially"], DialectTraits.CapitalKeys | DialectTraits.BareTextErrors),
        new("envelope", ["processing", "waiting", "in_progress", "success", "refunded", "partially_completed"], DialectTraits.Envelope | DialectTraits.BareNumbers),
        new("order_status", ["PROCESSING", "PENDING", "IN-PROGRESS", "COMPLETED", "CANCELED", "PARTIAL"], DialectTraits.OrderStatusKey | DialectTraits.ErrorsWithStatus | DialectTraits.EmptyErrors),
        new("fractions", ["Processing", "Pending", "Active", "Completed", "Canceled", "Partially Completed"], DialectTraits.ZeroFractions | DialectTraits.EmptyMapAsArray | DialectTraits.UnknownOrdersLeftOut),
        new("spaces", ["Processing", "Pending", "Running", "Completed", "Canceled", "Partial"], DialectTraits.SpacedNumbers | DialectTraits.PlusIsOverDelivered),
        new("arrays", ["Processing", "Pending", "In progress", "Completed", "Canceled", "Partial"], DialectTraits.ArraysOfOrders | DialectTraits.ErrorsWithStatus),
    ];

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>How its answers differ from the canonical ones.</summary>
    public DialectTraits Traits { get; }

    /// <summary>Its word for a status.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    public string WordFor(OrderStatus status) => OrderStatuses.All.Contains(status)
        ? _words[OrderStatuses.All.IndexOf(status)]
        : throw new ArgumentOutOfRangeException(nameof(status), status, $"{(byte)status} is not an order status. Use one of: {string.Join(", ", OrderStatuses.All)}.");

    /// <summary>Its name.</summary>
    public override string ToString() => Name;
}
