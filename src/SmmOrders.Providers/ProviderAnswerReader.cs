using System.Buffers;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// Reads the bytes of a provider's answer to <c>action=status</c>, about one order or about many, in every dialect of the panel
/// API v2. Immutable; safe from any thread.
/// </summary>
/// <remarks>
/// Nothing that a provider sends throws: what cannot be used is told in the report, with a reason. What is told never looks
/// better than it is: an unknown word is no status, a count that cannot be read is not 0, data that contradicts itself is
/// malformed. A usual answer is read without allocation.
/// </remarks>
public sealed class ProviderAnswerReader
{
    private const int MaxSlotsOnStack = 256;

    private readonly ItemReader _items;
    private readonly ProviderLeniencies _leniencies;
    private readonly int _maxBytes;
    private readonly int _maxDepth;

    /// <summary>Makes a reader.</summary>
    /// <param name="options">How answers are read, copied now; the default options where <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">An option is not usable; the message names it.</exception>
    public ProviderAnswerReader(ProviderReaderOptions? options = null)
    {
        options ??= new();
        options.EnsureUsable(nameof(options));
        _items = new(options.Vocabulary, options.Leniencies);
        _leniencies = options.Leniencies;
        _maxBytes = options.MaxBytes;
        _maxDepth = options.MaxDepth;
    }

    /// <summary>A reader with the default options.</summary>
    public static ProviderAnswerReader Default { get; } = new();

    /// <summary>Reads the answer to <c>order=ID</c>.</summary>
    /// <param name="utf8">The body of the answer, UTF-8; anything.</param>
    /// <returns>What it says. Never <c>default</c>.</returns>
    public ProviderAnswer Read(ReadOnlySpan<byte> utf8)
    {
        if (AnswerBody.FindFault(ref utf8, _maxBytes, _leniencies) is { } fault)
        {
            return new(StatusReport.Malformed(fault));
        }

        AnswerTokens tokens = default;
        try
        {
            tokens = new AnswerTokens(utf8, _maxDepth);
            _items.Read(ref tokens, id: default, out ProviderAnswer answer);
            tokens.MoveToEnd();
            return answer;
        }
        catch (JsonException)
        {
            return new(NoJson(tokens));
        }
    }

    /// <summary>Reads the answer to <c>orders=ID,ID,…</c>.</summary>
    /// <param name="utf8">The body of the answer, UTF-8; anything.</param>
    /// <param name="orderIds">
    /// The ids that were asked for, any number of them. They are matched exactly, character by character: <c>007</c> is not
    /// <c>7</c>. What the answer says of other ids is passed over.
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
    public void ReadMany(ReadOnlySpan<byte> utf8, ReadOnlySpan<string> orderIds, Span<ProviderAnswer> answers)
    {
        if (answers.Length != orderIds.Length)
        {
            throw new ArgumentException($"There are {answers.Length} places for {orderIds.Length} order ids. Each id needs its own.", nameof(answers));
        }

        int slots = OrderIdTable.SlotsFor(orderIds.Length);
        int[]? rented = slots > MaxSlotsOnStack ? ArrayPool<int>.Shared.Rent(slots) : null;
        try
        {
            Span<int> table = rented is null ? stackalloc int[MaxSlotsOnStack] : rented;
            table = table[..slots];
            table.Clear();
            this.ReadMany(utf8, new OrderIdTable(orderIds, table, nameof(orderIds)), answers);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<int>.Shared.Return(rented);
            }
        }
    }

    private void ReadMany(ReadOnlySpan<byte> utf8, OrderIdTable ids, Span<ProviderAnswer> answers)
    {
        answers.Clear();
        StatusReport ofAll = AnswerBody.FindFault(ref utf8, _maxBytes, _leniencies) is { } fault
            ? StatusReport.Malformed(fault)
            : this.ReadItems(utf8, ids, answers);
        if (ofAll.Kind != 0)
        {
            answers.Fill(new(ofAll));
        }

        foreach (ref ProviderAnswer answer in answers)
        {
            if (answer.Report.Kind == 0)
            {
                answer = new(StatusReport.NotReported());
            }
        }
    }

    private StatusReport ReadItems(ReadOnlySpan<byte> utf8, OrderIdTable ids, Span<ProviderAnswer> answers)
    {
        AnswerTokens tokens = default;
        try
        {
            tokens = new AnswerTokens(utf8, _maxDepth);
            StatusReport ofAll = new BulkReader(_items, ids, answers).Read(ref tokens);
            tokens.MoveToEnd();
            return ofAll;
        }
        catch (JsonException)
        {
            // Also the orders that were read before the fault: half an answer is none (domain rules, section 5.8).
            return NoJson(tokens);
        }
    }

    private static StatusReport NoJson(in AnswerTokens tokens) => StatusReport.Malformed($"no JSON from byte {tokens.Position} on");
}
