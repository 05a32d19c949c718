using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace SmmOrders.Testing;

/// <summary>The payer of a case: records each call that succeeds, and fails for the orders that the case names.</summary>
internal sealed class RecordingPayer
{
    private readonly ConcurrentQueue<ImmutableArray<DueRefund>> _calls = [];

    /// <summary>The calls that succeeded.</summary>
    internal IReadOnlyCollection<ImmutableArray<DueRefund>> Calls => _calls;

    /// <summary>Makes the exception for a refund that cannot be paid.</summary>
    internal Func<DueRefund, Exception?> Fault { get; set; } = _ => null;

    internal void Pay(IReadOnlyList<DueRefund> refunds)
    {
        if (refunds.Select(Fault).OfType<Exception>().FirstOrDefault() is { } fault)
        {
            throw fault;
        }

        _calls.Enqueue([.. refunds]);
    }
}
