namespace SmmOrders.Providers.Testing;

/// <summary>Dispatches a request to the handler of its action.</summary>
internal sealed class ActionRouter
{
    private readonly SimulatedOrders _orders;
    private readonly AnswerWriter _writer;
    private readonly CatalogHandler _catalog;
    private readonly AddHandler _add;
    private readonly StatusHandler _status;
    private readonly RefillHandler _refill;
    private readonly CancelHandler _cancel;

    internal ActionRouter(SimulatedProviderOptions options, SimulatedOrders orders)
    {
        _orders = orders;
        _writer = new(options.Dialect);
        _catalog = new(options, orders, _writer);
        _add = new(options, orders, _writer);
        _status = new(options, orders, _writer);
        _refill = new(options, orders, _writer);
        _cancel = new(options, orders, _writer);
    }

    internal Answer Answer(ReceivedRequest request, ItemFault fault)
    {
        // A request that cannot be read has neither an action nor a key; it is not answered as one with a wrong key.
        if (!IsKnown(request.Action))
        {
            return _writer.Errors.Whole(Refusal.IncorrectRequest);
        }

        if (!request.KeyWasRight)
        {
            return _writer.Errors.Whole(new(RefusalCause.IncorrectKey));
        }

        _orders.CatchUp();
        return request.Action switch
        {
            "services" => _catalog.Services(),
            "balance" => _catalog.Balance(),
            "add" => _add.Answer(request),
            "status" => _status.Answer(request, fault),
            "refill" => _refill.Answer(request, fault),
            "refill_status" => _refill.AnswerStatus(request, fault),
            "cancel" => _cancel.Answer(request, fault),
            _ => _status.AnswerMany(request, fault),
        };
    }

    private bool IsKnown(string action) =>
        action is "services" or "balance" or "add" or "status" or "refill" or "refill_status" or "cancel"
        || (action is "orders" or "statuses" or "multi_status" && _status.Bulk != BulkStatusSupport.None);
}
