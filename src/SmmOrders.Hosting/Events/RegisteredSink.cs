namespace SmmOrders.Hosting;

/// <summary>That a sink of a store has a handler, so that it has one.</summary>
internal sealed record RegisteredSink(string Store, string Sink)
{
    /// <summary>What its options and its services are named: the sink, or <c>store/sink</c> where the store has a name.</summary>
    public string Key => Store.Length == 0 ? Sink : $"{Store}/{Sink}";
}
