using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace PanelBackend;

/// <summary>Status, refills and cancellations. Somebody else's order gets exactly the answer of an order that does not exist.</summary>
internal sealed class ResellerOrders(PanelContext context, OrderQueries queries, OrderAsking asking)
{
    private static readonly ApiError TooMany = new($"Incorrect request: at most {ApiRequest.MostIds} identifiers at once.");

    /// <summary>The answer to <c>order=1</c>, and to <c>orders=1,2</c>.</summary>
    public async Task<object> StatusAsync(int reseller, ApiRequest request, CancellationToken cancellationToken)
    {
        object all = await StatusesAsync(reseller, request, cancellationToken);
        return request.IsOne("order", "orders") && all is Dictionary<string, object> answers ? answers.Values.FirstOrDefault(ApiError.UnknownOrder) : all;
    }

    public async Task<object> StatusesAsync(int reseller, ApiRequest request, CancellationToken cancellationToken)
    {
        string[] ids = request.Ids("order", "orders");
        if (ids.Length > ApiRequest.MostIds)
        {
            return TooMany;
        }

        Dictionary<long, StoredOrder<PanelOrder>> found = (await queries.FindManyAsync([.. ids.Select(NumberOf).OfType<long>()], reseller, cancellationToken)).ToDictionary(stored => stored.Order.Id);
        return ids.ToDictionary(id => id, id => NumberOf(id) is { } number && found.TryGetValue(number, out StoredOrder<PanelOrder>? stored) ? AnswerOf(stored) : ApiError.UnknownOrder);
    }

    public Task<object> RefillAsync(Reseller reseller, ApiRequest request, CancellationToken cancellationToken) => AnswerAsync(
        request.Ids("order", "orders"),
        request.IsOne("order", "orders"),
        id => AskAsync(reseller, id, RequestKind.Refill, cancellationToken),
        answer => new { Refill = answer },
        (order, refill) => new { Order = order, Refill = refill },
        ApiError.UnknownOrder);

    public Task<object> CancelAsync(Reseller reseller, ApiRequest request, CancellationToken cancellationToken) => AnswerAsync(
        request.Ids("orders", "order"),
        isOne: false,
        id => AskAsync(reseller, id, RequestKind.Cancel, cancellationToken),
        answer => answer,
        (order, cancel) => new { Order = order, Cancel = cancel },
        ApiError.UnknownOrder);

    public async Task<object> RefillStatusAsync(int reseller, ApiRequest request, CancellationToken cancellationToken)
    {
        string[] ids = request.Ids("refill", "refills");
        Guid[] asked = [.. ids.Take(ApiRequest.MostIds).Select(RefillOf).OfType<Guid>()];
        Dictionary<Guid, RequestStatus> found = await context.Requests
            .Where(entry => asked.Contains(entry.Id) && entry.Kind == RequestKind.Refill && context.Orders.Any(order => order.Id == entry.OrderId && order.UserId == reseller))
            .ToDictionaryAsync(entry => entry.Id, entry => entry.Status, cancellationToken);
        return await AnswerAsync(
            ids,
            request.IsOne("refill", "refills"),
            id => Task.FromResult<object>(RefillOf(id) is { } refill && found.TryGetValue(refill, out RequestStatus status) ? ApiOrder.WordOf(status) : ApiError.UnknownRefill),
            answer => new { Status = answer },
            (refill, status) => new { Refill = refill, Status = status },
            ApiError.UnknownRefill);
    }

    private static object AnswerOf(StoredOrder<PanelOrder> stored) => stored.TryToState() is { } state
        ? ApiOrder.Of(state, stored.Order.StartCount, PanelMoney.Currency)
        : new ApiError(OrderView.Unreadable);

    // One answer by itself, or a list in which each names what it is about.
    private static async Task<object> AnswerAsync(
        string[] ids, bool isOne, Func<string, Task<object>> answer, Func<object, object> alone, Func<string, object, object> named, ApiError unknown)
    {
        if (ids.Length is 0 or > ApiRequest.MostIds)
        {
            return ids.Length == 0 ? unknown : TooMany;
        }

        if (isOne && ids.Length == 1)
        {
            object one = await answer(ids[0]);
            return one is ApiError ? one : alone(one);
        }

        var all = new List<object>();
        foreach (string id in ids)
        {
            all.Add(named(id, await answer(id)));
        }

        return all;
    }

    // The request's own identifier for a refill; 1 for a cancellation, which promises nothing yet.
    private async Task<object> AskAsync(Reseller reseller, string id, RequestKind kind, CancellationToken cancellationToken) =>
        NumberOf(id) is not { } order || await asking.AskAsync(order, reseller.Id, reseller.Name, kind, cancellationToken) is not { } asked ? ApiError.UnknownOrder
        : asked.Fault is { } fault ? new ApiError(fault)
        : kind == RequestKind.Cancel ? 1
        : asked.Request!.Value.ToString("N");

    // Exactly as the panel writes it, so that one order has one name.
    private static long? NumberOf(string id) => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && ApiText.Of(number) == id ? number : null;

    private static Guid? RefillOf(string id) => Guid.TryParseExact(id, "N", out Guid refill) && refill.ToString("N") == id ? refill : null;
}
