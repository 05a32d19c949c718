using System.Collections.Immutable;
using System.Text.Json;

namespace SmmOrders.Providers;

/// <summary>Reads one provider's answers to all actions, as results.</summary>
internal sealed class ActionReaders
{
    // If it is unclear whether an order was placed, a person has to find out, and needs to see what was received.
    private const int MaxExcerpt = 150;

    private readonly ProviderAnswerReader _statuses;
    private readonly AnswerReader _answers;
    private readonly KeyRedactor _redactor;
    private readonly PlacementReader _placements;
    private readonly BalanceReader _balances;
    private readonly ServicesReader _services;
    private readonly RefillReader _refills;
    private readonly RefillStatusReader _refillStatuses;
    private readonly CancelReader _cancels;

    internal ActionReaders(ProviderReaderOptions options, KeyRedactor redactor)
    {
        _statuses = new(options);
        _answers = _statuses.Answers;
        _redactor = redactor;
        _placements = new(_answers.Grammar);
        _balances = new(_answers.Grammar, redactor);
        _services = new(_answers.Grammar, redactor);
        _refills = new(_answers.Grammar);
        _refillStatuses = new(_answers.Grammar, options.Vocabulary, redactor);
        _cancels = new(_answers.Grammar);
    }

    /// <summary>The new order's identifier.</summary>
    internal ProviderResult<string> Placement(byte[] body)
    {
        ProviderResult<string> placement = One(body, _placements);
        return placement.TryGetValue(out string? orderId) && _redactor.IsKey(orderId) ? KeyAsId<string>()
            : placement.Failure is { Kind: ProviderFailureKind.Malformed } unclear ? new(unclear with { Detail = WireText.Shorten($"{unclear.Detail}: {WireText.ForPeople(body, MaxExcerpt)}") })
            : placement;
    }

    internal ProviderResult<ProviderBalance> Balance(byte[] body) => OfWhole(One(body, _balances));

    internal ProviderResult<ProviderCatalog> Services(byte[] body) =>
        OfWhole(_answers.TakeWhole(body, out WireValue answer) is { } fault ? new(ProviderFailure.Malformed(fault)) : _services.Read(answer));

    internal ProviderResult<RefillAcknowledgement>[] Refills(byte[] body, ImmutableArray<string> orderIds) =>
        [.. Many(body, _refills, orderIds).Select(result => result.TryGetValue(out RefillAcknowledgement? refill) && _redactor.IsKey(refill.RefillId) ? KeyAsId<RefillAcknowledgement>() : result)];

    internal ProviderResult<RefillReport>[] RefillStatuses(byte[] body, ImmutableArray<string> refillIds) => Many(body, _refillStatuses, refillIds);

    internal ProviderResult<RefillReport> RefillStatus(byte[] body, string refillId) => One(body, _refillStatuses, refillId);

    internal ProviderResult<CancelAcknowledgement>[] Cancels(byte[] body, ImmutableArray<string> orderIds) =>
        [.. Many(body, _cancels, orderIds).Select(result => result.TryGetValue(out CancelAcknowledgement? cancel) && cancel.RequestId is { } id && _redactor.IsKey(id) ? KeyAsId<CancelAcknowledgement>() : result)];

    internal ProviderResult<ProviderAnswer> Status(byte[] body, string orderId) => OfOne(ResultOf(_statuses.Read(body, orderId)), body);

    internal ProviderResult<ProviderAnswer>[] Statuses(byte[] body, ImmutableArray<string> orderIds)
    {
        var answers = new ProviderAnswer[orderIds.Length];
        bool isOfAll = _statuses.ReadManyCore(body, orderIds.AsSpan(), answers);
        return OfMany(Array.ConvertAll(answers, ResultOf), body, isOfAll);
    }

    /// <summary>The refusal in the JSON of an answer with an HTTP error status.</summary>
    /// <param name="body">The body.</param>
    /// <param name="textIsRefusal">Whether a text alone counts as the refusal.</param>
    /// <returns><see langword="null"/> if it contains none.</returns>
    internal ProviderRefusal? RefusalIn(byte[] body, bool textIsRefusal)
    {
        AnswerGrammar grammar = _answers.Grammar;
        _ = _answers.TakeWhole(body, out WireValue answer);
        for (int depth = 0; depth <= AnswerGrammar.MostEnvelopes; depth++)
        {
            AnswerElement element = grammar.Open(answer);
            if (answer.Type == JsonTokenType.String && answer.IsWord)
            {
                return grammar.RefusalOf(answer);
            }

            if (grammar.SaysNoIncludingStatus(element) || (textIsRefusal && AnswerGrammar.HasWords(element) && !AnswerGrammar.SaysYes(element)))
            {
                return grammar.RefusalOf(element);
            }

            answer = answer.Type == JsonTokenType.StartArray ? AnswerElement.Only(answer) : element.Data;
        }

        return null;
    }

    /// <summary>Whether the answer contains what a change request asks for, whatever else it says.</summary>
    internal bool IsDone(byte[] body, ProviderAction action) =>
        _answers.TakeWhole(body, out WireValue answer) is null && action switch
        {
            ProviderAction.Refill => _refills.IsDone(answer),
            ProviderAction.Cancel => _cancels.IsDone(answer),
            _ => false,
        };

    private static ProviderResult<T> KeyAsId<T>()
        where T : notnull => new(ProviderFailure.Malformed("the API key in place of an identifier"));

    private ProviderResult<T> One<T>(byte[] body, ActionReader<T> action, string? id = null)
        where T : notnull
    {
        _answers.ReadOne(body, new ResultReader<T>(action), id, isBulk: false, out ProviderResult<T> result);
        return OfOne(result, body);
    }

    private ProviderResult<T>[] Many<T>(byte[] body, ActionReader<T> action, ImmutableArray<string> ids)
        where T : notnull
    {
        var results = new ProviderResult<T>[ids.Length];
        bool isOfAll = _answers.ReadMany(body, new ResultReader<T>(action), ids.AsSpan(), results);
        return OfMany(results, body, isOfAll);
    }

    private static ProviderResult<T> OfWhole<T>(ProviderResult<T> result)
        where T : notnull =>
        result.Failure is { IsOfWholeRequest: false } failure ? new(failure with { IsOfWholeRequest = true }) : result;

    // Text that is not JSON says nothing about the item.
    private ProviderResult<T> OfOne<T>(ProviderResult<T> result, byte[] body)
        where T : notnull =>
        result.Failure is { } failure && (failure.IsOfProvider || (failure.Kind == ProviderFailureKind.Malformed && _answers.TakeWhole(body, out _) is not null))
            ? OfWhole(result)
            : result;

    private ProviderResult<T>[] OfMany<T>(ProviderResult<T>[] results, byte[] body, bool isOfAll)
        where T : notnull =>
        results.Length == 1 ? [OfOne(results[0], body)]
        : isOfAll ? Array.ConvertAll(results, OfWhole)
        : results;

    // An unknown word still is an answer: the order's update reports that a person should look.
    private ProviderResult<ProviderAnswer> ResultOf(ProviderAnswer answer) => answer.Report.Kind switch
    {
        ReportKind.ProviderError => new(ProviderFailure.Refused(new(answer.Report.Detail!, answer.Report.Refusal!.Value))),
        ReportKind.NotReported => new(new ProviderFailure(ProviderFailureKind.NotReported, "the answer does not contain it")),
        ReportKind.Malformed => new(ProviderFailure.Malformed(answer.Report.Detail!)),
        _ => new(_redactor.Clean(answer)),
    };
}
