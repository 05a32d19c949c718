namespace SmmOrders.EntityFrameworkCore;

/// <summary>
/// The base class of a panel's own order, which inherits from it: the facts that the store keeps about it. Their setters are private, so that nobody moves a
/// status or money past the store.
/// </summary>
public abstract class TrackedOrder : ITrackedOrder
{
    /// <inheritdoc/>
    public OrderStatus Status { get; private set; }

    /// <inheritdoc/>
    public DateTimeOffset StatusSince { get; private set; }

    /// <inheritdoc/>
    public long Quantity { get; private set; }

    /// <inheritdoc/>
    public decimal Charge { get; private set; }

    /// <summary>The currency of <see cref="Charge"/>, for example <c>USD</c>; <see langword="null"/> for a panel with only one.</summary>
    public string? Currency { get; private set; }

    /// <summary>The panel's own identifier of the service.</summary>
    public string? Service { get; private set; }

    /// <summary>The name of the provider that has the order, or will get it.</summary>
    public string? Provider { get; private set; }

    /// <summary>The provider's identifier of the order; <see langword="null"/> until it is placed.</summary>
    public string? ProviderOrderId { get; private set; }

    /// <summary>Units delivered as last reported; <see langword="null"/> if not known.</summary>
    public long? Delivered { get; private set; }

    /// <inheritdoc/>
    public decimal Refunded { get; private set; }

    /// <summary>Why the order was canceled, if known.</summary>
    public CancelCause CancelCause { get; private set; }

    /// <summary>Since when no usable answer about the order has come; <see langword="null"/> if the last answer was about it.</summary>
    public DateTimeOffset? UnansweredSince { get; private set; }

    /// <summary>The open state findings.</summary>
    public Findings Open { get; private set; }

    /// <summary>How far the order has come on its way to the provider; <see langword="null"/> if that is not tracked: it counts as placed.</summary>
    public SubmissionStatus? SubmissionStatus { get; private set; }

    /// <summary>While the submission is refused, why the provider refused it.</summary>
    public RefusalKind? SubmissionRefusal { get; private set; }

    /// <summary>While the submission is refused, what the provider said; at most 1,000 characters.</summary>
    public string? SubmissionWords { get; private set; }

    /// <summary>The provider's count before it began, for information; <see langword="null"/> if it never reported one.</summary>
    public long? StartCount { get; private set; }

    /// <summary>What the provider charges the panel, for information; <see langword="null"/> if it never reported it. No rule of money reads it.</summary>
    public decimal? ProviderCharge { get; private set; }

    /// <summary>The currency of <see cref="ProviderCharge"/>.</summary>
    public string? ProviderCurrency { get; private set; }

    /// <summary>What the panel keeps: exactly the charge minus the refunded total.</summary>
    public decimal Kept => Charge - Refunded;
}
