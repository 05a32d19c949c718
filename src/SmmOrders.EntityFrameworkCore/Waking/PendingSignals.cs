using System.Transactions;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>The stores whose workers are to be woken once a context has committed. Each context has its own.</summary>
/// <remarks>A signal too many does no harm: workers look, and find nothing.</remarks>
internal sealed class PendingSignals
{
    private readonly HashSet<OrderSignal> _signals = [];
    private bool _isWritten;

    /// <summary>Notes what is to be woken.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="isWritten">Whether the work is in the open transaction already, and not only in the change tracker.</param>
    internal void Note(OrderSignal signal, bool isWritten)
    {
        _ = _signals.Add(signal);
        _isWritten |= isWritten;
    }

    /// <summary>The change tracker was saved: for good, or in a transaction that is still open.</summary>
    internal void Saved(DatabaseFacade database)
    {
        if (_signals.Count == 0)
        {
            return;
        }

        if (database.CurrentTransaction is not null)
        {
            _isWritten = true;
        }
        else if ((database.GetEnlistedTransaction() ?? Transaction.Current) is { } ambient)
        {
            OrderSignal[] signals = [.. _signals];
            _signals.Clear();
            ambient.TransactionCompleted += (_, ended) => Set(ended.Transaction?.TransactionInformation.Status == TransactionStatus.Committed ? signals : []);
        }
        else
        {
            SetAll();
        }
    }

    /// <summary>The context's transaction was committed.</summary>
    internal void Committed()
    {
        if (_isWritten)
        {
            SetAll();
        }
    }

    /// <summary>The context's transaction was rolled back. What the change tracker has may be saved again.</summary>
    internal void RolledBack() => _isWritten = false;

    private static void Set(OrderSignal[] signals)
    {
        foreach (OrderSignal signal in signals)
        {
            signal.Set();
        }
    }

    private void SetAll()
    {
        OrderSignal[] signals = [.. _signals];
        _signals.Clear();
        _isWritten = false;
        Set(signals);
    }
}
