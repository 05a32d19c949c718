namespace SmmOrders.EntityFrameworkCore;

/// <summary>How the calls in <c>OnModelCreating</c> tell the model what is ours.</summary>
internal static class Annotations
{
    /// <summary>On an entity type: it is the order; its value is the money's precision and scale.</summary>
    internal const string Order = "SmmOrders:Order";

    /// <summary>On the order: it wants the check constraints.</summary>
    internal const string Constraints = "SmmOrders:Constraints";

    /// <summary>On an entity type: it is the history.</summary>
    internal const string History = "SmmOrders:History";

    /// <summary>On an entity type: it is the ledger of refunds.</summary>
    internal const string Refunds = "SmmOrders:Refunds";

    /// <summary>On an entity type: it is the table of attention.</summary>
    internal const string Attention = "SmmOrders:Attention";

    /// <summary>On an entity type: it is the outbox.</summary>
    internal const string Outbox = "SmmOrders:Outbox";

    /// <summary>On an entity type: it is the table of attempts to send orders.</summary>
    internal const string Attempts = "SmmOrders:Attempts";

    /// <summary>On an entity type: it is the table of requests to cancel or refill.</summary>
    internal const string Requests = "SmmOrders:Requests";

    /// <summary>On an entity type: it is the table of providers.</summary>
    internal const string Providers = "SmmOrders:Providers";

    /// <summary>On an index of a table of ours: it has the rows alone in which its last column is set.</summary>
    internal const string SetAlone = "SmmOrders:SetAlone";

    /// <summary>On the model: its names are final, which <c>UseSmmOrders</c> alone sees to.</summary>
    internal const string Finished = "SmmOrders:Finished";

    /// <summary>On the order, at run time only: its <see cref="OrderTable{TOrder, TKey}"/>, for all stores.</summary>
    internal const string Table = "SmmOrders:Table";

    /// <summary>On the balance of a wallet, at run time only: the SQLite files whose column keeps it exactly.</summary>
    internal const string ExactIn = "SmmOrders:ExactIn";
}
