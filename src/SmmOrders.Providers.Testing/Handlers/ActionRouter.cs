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
        // A request that cannot be read has no key either; it is not answered as one with a wrong key.
        if (request.Action.Length == 0)
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
            "orders" or "statuses" or "multi_status" when _status.Bulk != BulkStatusSupport.None => _status.AnswerMany(request, fault),
            "refill" => _refill.Answer(request, fault),
            "refill_status" => _refill.AnswerStatus(request, fault),
            "cancel" => _cancel.Answer(request, fault),
            _ => _writer.Errors.Whole(Refusal.IncorrectRequest),
        };
    }
}
