using System.Text.Json.Serialization;

namespace SmmOrders.Providers;

/// <summary>
/// Reads the bytes of a provider's answer to <c>action=status</c>, about one order or about many, in every dialect of the panel
/// API v2. Immutable; safe from any thread.
/// </summary>
/// <remarks>
/// Nothing that a provider sends throws: what cannot be used is told in the report, with a reason. Unreadable data is never reported
/// as valid: an unknown word is no status, a count that cannot be read is not 0, an answer that says no has no status, and data that
/// contradicts itself is malformed. A usual answer is read without allocation.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class ProviderAnswerReader
{
    private readonly AnswerReader _answers;
    private readonly StatusReader _statuses;

    /// <summary>Makes a reader.</summary>
    /// <param name="options">How answers are read, copied now; the default options where <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">An option is not usable; the message names it.</exception>
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

    /// <summary>The usual reader: what is seen in the field is understood (domain rules, section 5).</summary>
    public static ProviderAnswerReader Default { get; } = new();

    /// <summary>
    /// The strict reader: the canonical answer alone is understood, texts for numbers, keys in lower case, no envelope, no list. What
    /// the usual reader forgives is told, and never looks better than it does to that one. For finding out what a provider really
    /// sends.
    /// </summary>
    public static ProviderAnswerReader Strict { get; } = new(new() { IsStrict = true });

    /// <summary>The common reading of answers, for the other actions.</summary>
    internal AnswerReader Answers => _answers;

    /// <summary>
    /// Reads the answer to <c>order=ID</c> without checking whose it is. Prefer the other overload: some providers answer about
    /// another order.
    /// </summary>
    /// <param name="utf8">The body of the answer, UTF-8; anything.</param>
    /// <returns>What it says. Never <c>default</c>.</returns>
    public ProviderAnswer Read(ReadOnlySpan<byte> utf8)
    {
        _answers.ReadOne(utf8, _statuses, null, isBulk: false, out ProviderAnswer answer);
        return answer;
    }

    /// <summary>Reads the answer to <c>order=ID</c>, in any container: bare, in an envelope, as a map by identifier, or as a list of one.</summary>
    /// <param name="utf8">The body of the answer, UTF-8; anything.</param>
    /// <param name="orderId">
    /// The identifier that was asked for. An answer that names another order, at any depth, is <see cref="ReportKind.NotReported"/>; one
    /// whose parts name different orders is <see cref="ReportKind.Malformed"/>.
    /// </param>
    /// <returns>What it says. Never <c>default</c>.</returns>
    /// <exception cref="ArgumentException"><paramref name="orderId"/> is <see langword="null"/> or empty.</exception>
    public ProviderAnswer Read(ReadOnlySpan<byte> utf8, string orderId)
    {
        ArgumentException.ThrowIfNullOrEmpty(orderId);
        _answers.ReadOne(utf8, _statuses, orderId, isBulk: false, out ProviderAnswer answer);
        return answer;
    }

    /// <summary>Reads the answer to <c>orders=ID,ID,…</c>.</summary>
    /// <param name="utf8">The body of the answer, UTF-8; anything.</param>
    /// <param name="orderIds">
    /// The identifiers that were asked for, any number of them. <c>5</c>, <c>"5"</c>, <c>" 5 "</c> and <c>5.0</c> are one, <c>007</c> and
    /// <c>7</c> are two. What the answer says of others is passed over.
    /// </param>
    /// <param name="answers">
    /// Receives at each id's position what is said of that order: <see cref="ReportKind.NotReported"/> where it is absent. An
    /// answer that is an error as a whole, or malformed as a whole, is that for every id; one order's error or nonsense is that
    /// order's alone.
    /// </param>
    /// <exception cref="ArgumentException">
    /// <paramref name="orderIds"/> has an id that is <see langword="null"/>, empty or there twice, or not as many ids as
    /// <paramref name="answers"/> has places. Nothing is written then.
    /// </exception>
    public void ReadMany(ReadOnlySpan<byte> utf8, ReadOnlySpan<string> orderIds, Span<ProviderAnswer> answers) =>
        _ = ReadManyCore(utf8, orderIds, answers);

    /// <summary>As <see cref="ReadMany"/>, and whether the answer says one thing of all orders and nothing of each.</summary>
    internal bool ReadManyCore(ReadOnlySpan<byte> utf8, ReadOnlySpan<string> orderIds, Span<ProviderAnswer> answers) =>
        _answers.ReadMany(utf8, _statuses, orderIds, answers);
}
