using System.Buffers;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>
/// Reads the bytes of an answer, for all actions, in one pass: the grammar decides whether it is a refusal or a confirmation and
/// which item it is about, and the action's reader reads the item. No provider data causes an exception.
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
    /// <param name="reader">The action's item reader.</param>
    /// <param name="id">The item's identifier; <see langword="null"/> if it is unknown, or if there is none.</param>
    /// <param name="isBulk">Whether the request was for several items.</param>
    /// <param name="item">The result.</param>
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
    /// <param name="reader">The action's item reader.</param>
    /// <param name="orderIds">The items' identifiers.</param>
    /// <param name="answers">Receives the result for each identifier at its position.</param>
    /// <returns>Whether one result applies to all items, and to none in particular.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or an identifier is missing, empty or duplicate.</exception>
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

    /// <summary>Takes an answer as a whole, for one that is neither an item nor a list of items. Neither its size nor its depth is checked here.</summary>
    /// <returns>Why there is no answer; <see langword="null"/> if there is one.</returns>
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
            // Including the items read before the fault: half an answer is no answer (domain rules, section 5.8).
            items.Fill(reader.Broken(NoJson(tokens)));
            return true;
        }
    }

    private static string NoJson(in AnswerTokens tokens) => $"invalid JSON at byte {tokens.Position}";
}
