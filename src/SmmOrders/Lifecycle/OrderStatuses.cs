using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SmmOrders;

/// <summary>What is true of the statuses and triggers in every lifecycle.</summary>
public static class OrderStatuses
{
    /// <summary>
    /// The three statuses of an order that is still being worked on: Processing, Pending and InProgress. In a query
    /// <c>Where(order => OrderStatuses.Open.Contains(order.Status))</c>, which EF Core translates.
    /// </summary>
    public static ImmutableArray<OrderStatus> Open { get; } = [OrderStatus.Processing, OrderStatus.Pending, OrderStatus.InProgress];

    /// <summary>
    /// The three statuses of an order that has ended: Completed, Canceled and Partial. In a query
    /// <c>Where(order => OrderStatuses.Final.Contains(order.Status))</c>, which EF Core translates.
    /// </summary>
    public static ImmutableArray<OrderStatus> Final { get; } = [OrderStatus.Completed, OrderStatus.Canceled, OrderStatus.Partial];

    /// <summary>All six statuses, open ones first, in the order in which domain rule S1 lists them.</summary>
    public static ImmutableArray<OrderStatus> All { get; } = [.. Open, .. Final];

    /// <summary>All six triggers, by value.</summary>
    public static ImmutableArray<OrderTrigger> AllTriggers { get; } =
    [
        OrderTrigger.Process, OrderTrigger.Queue, OrderTrigger.Start, OrderTrigger.Complete, OrderTrigger.EndPartially, OrderTrigger.Cancel,
    ];

    /// <summary>Whether work on the order has ended: Completed, Canceled or Partial.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    public static bool IsFinal(this OrderStatus status) => status.EnsureDefined() >= OrderStatus.Completed;

    /// <summary>Whether the order is still being worked on: Processing, Pending or InProgress.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    public static bool IsOpen(this OrderStatus status) => !status.IsFinal();

    /// <summary>The status that the trigger leads to, in every lifecycle that permits it.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trigger"/> is none of the six.</exception>
    public static OrderStatus Target(this OrderTrigger trigger) => trigger switch
    {
        OrderTrigger.Process => OrderStatus.Processing,
        OrderTrigger.Queue => OrderStatus.Pending,
        OrderTrigger.Start => OrderStatus.InProgress,
        OrderTrigger.Complete => OrderStatus.Completed,
        OrderTrigger.EndPartially => OrderStatus.Partial,
        OrderTrigger.Cancel => OrderStatus.Canceled,
        _ => throw NotATrigger(trigger),
    };

    /// <summary>
    /// The status that a word of the panel API means, in any of the spellings of the field (domain rules, section 5.6):
    /// <c>In progress</c>, <c>IN-PROGRESS</c> and <c>in_progress</c> are one word, <c>Cancelled</c> is Canceled.
    /// </summary>
    /// <remarks>
    /// Whole words are matched, after folding ASCII case and passing over white space, <c>_</c> and <c>-</c>; no culture is asked.
    /// <c>Not completed</c> and <c>Pending cancellation</c> are no words of a status, and neither are Fail, Error, Paused or numbers.
    /// For one provider's own words there is <c>ProviderVocabulary</c> of the package SmmOrders.Providers, which begins with these.
    /// </remarks>
    /// <param name="word">Anything; <see langword="null"/> is no word.</param>
    /// <param name="status">Its status, where the word is known.</param>
    /// <returns>Whether the word is known.</returns>
    public static bool TryParse([NotNullWhen(true)] string? word, out OrderStatus status) => TryParse(word.AsSpan(), out status);

    /// <inheritdoc cref="TryParse(string?, out OrderStatus)"/>
    public static bool TryParse(ReadOnlySpan<char> word, out OrderStatus status)
    {
        int most = Encoding.UTF8.GetMaxByteCount(word.Length);
        Span<byte> utf8 = most <= 256 ? stackalloc byte[256] : new byte[most];
        Span<char> folded = stackalloc char[WordFolding.MaxLength];
        status = default;
        return WordFolding.TryFold(utf8[..Encoding.UTF8.GetBytes(word, utf8)], folded, out int length)
            && StatusWords.TryFind(folded[..length], out status);
    }

    /// <summary>
    /// The word that the panel API has for the status, as a panel answers its own resellers: the status's name, but
    /// <c>In progress</c> for <see cref="OrderStatus.InProgress"/>. <see cref="TryParse(string?, out OrderStatus)"/> is the way back.
    /// </summary>
    /// <param name="status">The status.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is none of the six.</exception>
    public static string ToWireName(this OrderStatus status) => StatusWords.Canonical(status) ?? throw NotAStatus(status);

    internal static bool IsDefined(OrderStatus status) => (uint)status - 1 < 6;

    internal static bool IsDefined(OrderTrigger trigger) => (uint)trigger - 1 < 6;

    internal static OrderStatus EnsureDefined(this OrderStatus status, string parameter = "status") =>
        IsDefined(status) ? status : throw NotAStatus(status, parameter);

    internal static ArgumentOutOfRangeException NotAStatus(OrderStatus status, string parameter = "status") =>
        UndefinedEnum.Error(parameter, status, "an order status");

    internal static ArgumentOutOfRangeException NotATrigger(OrderTrigger trigger, string parameter = "trigger") =>
        UndefinedEnum.Error(parameter, trigger, "an order trigger");
}
