using System.Buffers;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// The way from the bytes of an answer to what it says, for every action: one walk, in which the grammar says no, yes or whose, and the
/// action's reader what. Nothing that a provider sends throws.
/// </summary>
internal sealed class AnswerReader
{
    private const int MaxSlotsOnStack = 256;

    private readonly int _maxBytes;
    private readonly int _maxDepth;

    internal AnswerReader(ProviderReaderOptions options)
    {
        Grammar = new(options.ErrorWords, options.IsStrict);
        _maxBytes = options.MaxBytes;
        _maxDepth = options.MaxDepth;
    }

    internal AnswerGrammar Grammar { get; }

    /// <summary>Reads an answer about one item.</summary>
    /// <param name="utf8">The body.</param>
    /// <param name="reader">What the action's answers look like.</param>
    /// <param name="id">The item's identifier; <see langword="null"/> where it is not known, or there is none.</param>
    /// <param name="isBulk">Whether the question was one for many.</param>
    /// <param name="item">What it says.</param>
    internal void ReadOne<T, TReader>(ReadOnlySpan<byte> utf8, TReader reader, string? id, bool isBulk, out T item)
        where TReader : struct, IItemReader<T>
    {
        if (AnswerBody.FindFault(ref utf8, _maxBytes, Grammar.IsStrict) is { } fault)
        {
            item = reader.Broken(fault);
            return;
        }

        AnswerTokens tokens = default;
        try
        {
            tokens = new AnswerTokens(utf8, _maxDepth);
            new AnswerWalk<T, TReader>(Grammar, reader, id is null ? default : new RequestedIds(id)).ReadOne(ref tokens, isBulk, out item);
            tokens.MoveToEnd();
        }
        catch (JsonException)
        {
            item = reader.Broken(NoJson(tokens));
        }
    }

    /// <summary>Reads an answer about many items.</summary>
    /// <param name="utf8">The body.</param>
    /// <param name="reader">What the action's answers look like.</param>
    /// <param name="orderIds">The items' identifiers.</param>
    /// <param name="answers">Receives at each identifier's position what is said of it.</param>
    /// <returns>Whether one thing is said of all, and nothing of each.</returns>
    /// <exception cref="ArgumentException">There are not as many places as identifiers, or one of these is missing, empty or there twice.</exception>
    internal bool ReadMany<T, TReader>(ReadOnlySpan<byte> utf8, TReader reader, ReadOnlySpan<string> orderIds, Span<T> answers)
        where TReader : struct, IItemReader<T>
    {
        if (answers.Length != orderIds.Length)
        {
            throw new ArgumentException($"There are {answers.Length} places for {orderIds.Length} order ids. Each id needs its own.", nameof(answers));
        }

        int slots = RequestedIds.SlotsFor(orderIds.Length);
        int[]? rented = slots > MaxSlotsOnStack ? ArrayPool<int>.Shared.Rent(slots) : null;
        try
        {
            Span<int> table = rented is null ? stackalloc int[MaxSlotsOnStack] : rented;
            table = table[..slots];
            table.Clear();
            var asked = new RequestedIds(orderIds, table, nameof(orderIds));
            if (orderIds.Length == 1 && !Grammar.IsStrict)
            {
                ReadOne(utf8, reader, orderIds[0], isBulk: true, out answers[0]);
                return false;
            }

            return ReadMany(utf8, reader, asked, answers);
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<int>.Shared.Return(rented);
            }
        }
    }

    /// <summary>Takes an answer as a whole, for what is no item and no list of items; nested as deep as it may be.</summary>
    /// <returns>Why there is none; <see langword="null"/> where there is.</returns>
    internal string? TakeWhole(ReadOnlySpan<byte> utf8, out WireValue whole)
    {
        whole = default;
        if (AnswerBody.FindFault(ref utf8, int.MaxValue, Grammar.IsStrict) is { } fault)
        {
            return fault;
        }

        AnswerTokens tokens = default;
        try
        {
            tokens = new AnswerTokens(utf8, _maxDepth);
            WireValue value = default;
            _ = tokens.TakeValue(ref value);
            tokens.MoveToEnd();
            whole = value;
            return null;
        }
        catch (JsonException)
        {
            return NoJson(tokens);
        }
    }

    private bool ReadMany<T, TReader>(ReadOnlySpan<byte> utf8, TReader reader, RequestedIds ids, Span<T> items)
        where TReader : struct, IItemReader<T>
    {
        items.Clear();
        if (AnswerBody.FindFault(ref utf8, _maxBytes, Grammar.IsStrict) is { } fault)
        {
            items.Fill(reader.Broken(fault));
            return true;
        }

        AnswerTokens tokens = default;
        try
        {
            tokens = new AnswerTokens(utf8, _maxDepth);
            bool isOfAll = new AnswerWalk<T, TReader>(Grammar, reader, ids).ReadMany(ref tokens, items);
            tokens.MoveToEnd();
            return isOfAll;
        }
        catch (JsonException)
        {
            // Also the items that were read before the fault: half an answer is none (domain rules, section 5.8).
            items.Fill(reader.Broken(NoJson(tokens)));
            return true;
        }
    }

    private static string NoJson(in AnswerTokens tokens) => $"no JSON from byte {tokens.Position} on";
}
