namespace SmmOrders;

/// <summary>What a customer is told about an order, in one language. Plain text; escape it for the page it goes on.</summary>
public sealed record OrderExplanation
{
    internal OrderExplanation(OrderStatus status, string title, string meaning, string advice, string? money, string? request = null)
    {
        Status = status;
        Title = title;
        Meaning = meaning;
        Advice = advice;
        Money = money;
        Request = request;
    }

    /// <summary>The status explained.</summary>
    public OrderStatus Status { get; }

    /// <summary>The status's name, for example <c>In progress</c>.</summary>
    public string Title { get; }

    /// <summary>What the status means.</summary>
    public string Meaning { get; }

    /// <summary>What to do next.</summary>
    public string Advice { get; }

    /// <summary>What was charged and refunded; <see langword="null"/> where no money is paid back.</summary>
    public string? Money { get; }

    /// <summary>How far the customer's request, to cancel or to refill, has come; <see langword="null"/> where there is none.</summary>
    public string? Request { get; }

    /// <summary>Title, meaning, money, request and advice as one paragraph.</summary>
    public override string ToString() => string.Join(' ', new[] { $"{Title}:", Meaning, Money, Request, Advice }.OfType<string>());
}
