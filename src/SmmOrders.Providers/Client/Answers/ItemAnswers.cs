using System.Text;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>What one provider's answers about refills and cancellations say about an item.</summary>
internal sealed class ItemAnswers
{
    private readonly KeyRedactor _redactor;
    private readonly ProviderVocabulary _words;

    internal ItemAnswers(KeyRedactor redactor, ProviderVocabulary vocabulary)
    {
        _redactor = redactor;
        _words = vocabulary
            .With("Rejected", OrderStatus.Canceled).With("Failed", OrderStatus.Canceled).With("Fail", OrderStatus.Canceled)
            .With("Error", OrderStatus.Canceled).With("Refilled", OrderStatus.Completed);
        Refills = new("order", "refill", this.ReadRefill);
        RefillStatuses = new("refill", "status", this.ReadRefillStatus);
        Cancels = new("order", "cancel", ReadCancel);
    }

    internal ItemsAnswer<RefillAcknowledgement> Refills { get; }

    internal ItemsAnswer<RefillReport> RefillStatuses { get; }

    internal ItemsAnswer<CancelAcknowledgement> Cancels { get; }

    // The words are few on purpose: any other text is the provider's reason why not.
    private static ProviderResult<CancelAcknowledgement> ReadCancel(string orderId, WireValue value)
    {
        bool acknowledged = value.Type == JsonTokenType.True
            || (value.IsWord && IsAnyOf(value, "1", "true", "ok", "success", "requested", "pending", "accepted"));
        return acknowledged ? new(new CancelAcknowledgement(orderId))
            : value.IsWord ? new(Refused("cancel", value))
            : new(ActionAnswer.Malformed("neither an acknowledgement nor an error"));
    }

    // A text speaks for itself.
    private static ProviderFailure Refused(string key, WireValue value) =>
        value.Type == JsonTokenType.String ? ActionAnswer.Refused(value) : ActionAnswer.Refused(key, value);

    private static bool IsAnyOf(WireValue value, params ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (Ascii.EqualsIgnoreCase(WireValue.Trim(value.Text), word))
            {
                return true;
            }
        }

        return false;
    }

    private ProviderResult<RefillAcknowledgement> ReadRefill(string orderId, WireValue value)
    {
        string text = _redactor.Text(value);
        return !value.IsWord ? new(ActionAnswer.Malformed("the refill has no identifier"))
            : OrderIds.IsGiven(text) ? new(new RefillAcknowledgement(orderId, text))
            : new(Refused("refill", value));
    }

    private ProviderResult<RefillReport> ReadRefillStatus(string refillId, WireValue value)
    {
        if (!value.IsWord)
        {
            return new(ActionAnswer.Malformed("the refill's status is no word"));
        }

        string word = _redactor.Text(value);
        return new(new RefillReport(_words.TryFind(word, out OrderStatus status) ? RefillStatusOf(status) : RefillStatus.Unknown, word));
    }

    private static RefillStatus RefillStatusOf(OrderStatus status) => status switch
    {
        OrderStatus.Pending or OrderStatus.Processing => RefillStatus.Pending,
        OrderStatus.InProgress => RefillStatus.InProgress,
        OrderStatus.Completed => RefillStatus.Completed,
        OrderStatus.Canceled => RefillStatus.Rejected,
        _ => RefillStatus.Unknown,
    };
}
