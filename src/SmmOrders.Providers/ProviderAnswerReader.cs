using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>
/// Reads the bytes of a provider's answer to <c>action=status</c>, about one order or many, in every known dialect of the panel
/// API v2. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// No provider data causes an exception: unusable data is reported with a reason, and unreadable data is never reported as valid.
/// An unknown word is not a status, an unreadable count is not 0, a refusal has no status, and contradictory data is malformed. A
/// typical answer is read without allocation.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class ProviderAnswerReader
{
    private readonly AnswerReader _answers;
    private readonly StatusReader _statuses;

    /// <summary>Creates a reader.</summary>
    /// <param name="options">How to read answers; copied now. <see langword="null"/> for the default options.</param>
    /// <exception cref="ArgumentException">An option is invalid; the message names it.</exception>
    public ProviderAnswerReader(ProviderReaderOptions? options = null)
    {
        options ??= new();
        if (options.FindFault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(options));
        }

        _answers = new(options);
        _statuses = new(_answers.Grammar, options.Vocabulary);
    }

    /// <summary>The default reader: it accepts the formats that real panels use (domain rules, section 5).</summary>
    public static ProviderAnswerReader Default { get; } = new();

    /// <summary>
    /// The strict reader: it accepts only the canonical answer, with numbers as strings, keys in lower case, no envelope and no
    /// list. It reports what the default reader tolerates, and never a better result than that reader. Use it to find out what a
    /// provider really sends.
    /// </summary>
    public static ProviderAnswerReader Strict { get; } = new(new() { IsStrict = true });

    /// <summary>The shared answer reader, for the other actions.</summary>
    internal AnswerReader Answers => _answers;

    /// <summary>
    /// Reads the answer to <c>order=ID</c> without checking which order it is about. Prefer the other overload: some providers
    /// answer about another order.
    /// </summary>
    /// <param name="utf8">The body of the answer in UTF-8; may be any bytes.</param>
    /// <returns>The answer. Never <c>default</c>.</returns>
    public ProviderAnswer Read(ReadOnlySpan<byte> utf8)
    {
        _answers.ReadOne(utf8, _statuses, null, isBulk: false, out ProviderAnswer answer);
        return answer;
    }

    /// <summary>Reads the answer to <c>order=ID</c> in any container: bare, in an envelope, as a map by identifier, or as a list of one.</summary>
    /// <param name="utf8">The body of the answer in UTF-8; may be any bytes.</param>
    /// <param name="orderId">
    /// The requested identifier. An answer that names another order, at any depth, is <see cref="ReportKind.NotReported"/>; an
    /// answer whose parts name different orders is <see cref="ReportKind.Malformed"/>.
    /// </param>
    /// <returns>The answer. Never <c>default</c>.</returns>
    /// <exception cref="ArgumentException"><paramref name="orderId"/> is <see langword="null"/> or empty.</exception>
    public ProviderAnswer Read(ReadOnlySpan<byte> utf8, string orderId)
    {
        ArgumentException.ThrowIfNullOrEmpty(orderId);
        _answers.ReadOne(utf8, _statuses, orderId, isBulk: false, out ProviderAnswer answer);
        return answer;
    }

    /// <summary>Reads the answer to <c>orders=ID,ID,…</c>.</summary>
    /// <param name="utf8">The body of the answer in UTF-8; may be any bytes.</param>
    /// <param name="orderIds">
    /// The requested identifiers, any number of them. <c>5</c>, <c>"5"</c>, <c>" 5 "</c> and <c>5.0</c> are the same, <c>007</c> and
    /// <c>7</c> are different. Other orders in the answer are ignored.
    /// </param>
    /// <param name="answers">
    /// Receives each order's answer at the position of its identifier: <see cref="ReportKind.NotReported"/> if it is missing. An
    /// error, or malformed data, that concerns the whole answer applies to every identifier; one that concerns a single order
    /// applies to that order only.
    /// </param>
    /// <exception cref="ArgumentException">
    /// <paramref name="orderIds"/> contains a <see langword="null"/>, empty or duplicate identifier, or its length differs from
    /// that of <paramref name="answers"/>. Nothing is written then.
    /// </exception>
    public void ReadMany(ReadOnlySpan<byte> utf8, ReadOnlySpan<string> orderIds, Span<ProviderAnswer> answers) =>
        _ = ReadManyCore(utf8, orderIds, answers);

    /// <summary>Like <see cref="ReadMany"/>; returns whether one answer applies to all orders and to none in particular.</summary>
    internal bool ReadManyCore(ReadOnlySpan<byte> utf8, ReadOnlySpan<string> orderIds, Span<ProviderAnswer> answers) =>
        _answers.ReadMany(utf8, _statuses, orderIds, answers);
}
