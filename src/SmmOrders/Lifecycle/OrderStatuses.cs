using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace SmmOrders;

/// <summary>What holds for the statuses and triggers in every lifecycle.</summary>
public static class OrderStatuses
{
    /// <summary>
    /// The three statuses of an order that is still being worked on: Processing, Pending and InProgress. Use it in a query as
    /// <c>Where(order => OrderStatuses.Open.Contains(order.Status))</c>, which EF Core translates.
    /// </summary>
    public static ImmutableArray<OrderStatus> Open { get; } = [OrderStatus.Processing, OrderStatus.Pending, OrderStatus.InProgress];

    /// <summary>
    /// The three statuses of an order that has ended: Completed, Canceled and Partial. Use it in a query as
    /// <c>Where(order => OrderStatuses.Final.Contains(order.Status))</c>, which EF Core translates.
    /// </summary>
    public static ImmutableArray<OrderStatus> Final { get; } = [OrderStatus.Completed, OrderStatus.Canceled, OrderStatus.Partial];

    /// <summary>All six statuses, open ones first, in the order in which domain rule S1 lists them.</summary>
    public static ImmutableArray<OrderStatus> All { get; } = [.. Open, .. Final];

    /// <summary>All six triggers, in order of value.</summary>
    public static ImmutableArray<OrderTrigger> AllTriggers { get; } =
    [
        OrderTrigger.Process, OrderTrigger.Queue, OrderTrigger.Start, OrderTrigger.Complete, OrderTrigger.EndPartially, OrderTrigger.Cancel,
    ];

    /// <summary>Whether work on the order has ended: Completed, Canceled or Partial.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not one of the six.</exception>
    public static bool IsFinal(this OrderStatus status) => status.EnsureDefined() >= OrderStatus.Completed;

    /// <summary>Whether the order is still being worked on: Processing, Pending or InProgress.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not one of the six.</exception>
    public static bool IsOpen(this OrderStatus status) => !status.IsFinal();

    /// <summary>The status that the trigger leads to, in every lifecycle that permits it.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="trigger"/> is not one of the six.</exception>
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
    /// Parses a status word of the panel API, in any of its common spellings (domain rules, section 5.6): <c>In progress</c>,
    /// <c>IN-PROGRESS</c> and <c>in_progress</c> are the same word, and <c>Cancelled</c> is Canceled.
    /// </summary>
    /// <remarks>
    /// It matches whole words after folding ASCII case and removing white space, <c>_</c> and <c>-</c>, independent of culture.
    /// <c>Not completed</c> and <c>Pending cancellation</c> are not status words, and neither are Fail, Error, Paused or numbers. For
    /// a provider's own words, use <c>ProviderVocabulary</c> of the package SmmOrders.Providers, which starts with these.
    /// </remarks>
    /// <param name="word">Any text; <see langword="null"/> is not a word.</param>
    /// <param name="status">Its status, if the word is known.</param>
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
    /// Returns the panel API's word for the status, for a panel's answers to its own resellers: the status's name, but
    /// <c>In progress</c> for <see cref="OrderStatus.InProgress"/>. <see cref="TryParse(string?, out OrderStatus)"/> is the inverse.
    /// </summary>
    /// <param name="status">The status.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="status"/> is not one of the six.</exception>
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
