using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;

namespace SmmOrders;

/// <summary>Explains an order to a customer, in one language. Plain text; escape it for the page that shows it.</summary>
public sealed record OrderExplanation : IJsonOnDeserialized
{
    /// <summary>For a panel's own explanations; set the required members.</summary>
    public OrderExplanation()
    {
    }

    [SetsRequiredMembers]
    internal OrderExplanation(OrderStatus status, string title, string meaning, string advice, string? money, string? request = null)
    {
        Status = status;
        Title = title;
        Meaning = meaning;
        Advice = advice;
        Money = money;
        Request = request;
    }

    /// <summary>The status that is explained.</summary>
    public required OrderStatus Status { get; init; }

    /// <summary>The status's name, for example <c>In progress</c>.</summary>
    public required string Title { get; init; }

    /// <summary>What the status means.</summary>
    public required string Meaning { get; init; }

    /// <summary>What to do next.</summary>
    public required string Advice { get; init; }

    /// <summary>What was charged and refunded; <see langword="null"/> if no money is paid back.</summary>
    public string? Money { get; init; }

    /// <summary>How far the customer's request to cancel or refill has come; <see langword="null"/> if there is none.</summary>
    public string? Request { get; init; }

    void IJsonOnDeserialized.OnDeserialized()
    {
        _ = JsonInput.Defined(Status);
        _ = JsonInput.Required(Title);
        _ = JsonInput.Required(Meaning);
        _ = JsonInput.Required(Advice);
    }

    /// <summary>Title, meaning, money, request and advice as one paragraph.</summary>
    public override string ToString() => string.Join(' ', new[] { $"{Title}:", Meaning, Money, Request, Advice }.OfType<string>());
}
