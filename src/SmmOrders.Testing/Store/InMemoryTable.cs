namespace SmmOrders.Testing;

/// <summary>The "database" of the store in memory: the rows, and the transaction that changes them.</summary>
/// <remarks>The tests derive from it to plant faults.</remarks>
internal class InMemoryTable
{
    private static readonly TimeSpan FaultPause = TimeSpan.FromMinutes(1);

    private readonly AttentionTable _attention;
    private readonly Dictionary<OrderKey, StoredOrder> _orders = [];
    private readonly Dictionary<string, ProviderState> _providers = new(StringComparer.Ordinal);
    private readonly Lock _transaction = new();

    internal InMemoryTable(AttentionTable? attention = null, OutboxTable? outbox = null)
    {
        _attention = attention ?? new AttentionTable();
        Outbox = outbox ?? new OutboxTable();
        _attention.Told = Outbox.Add;
        Outbox.Attention = id => _attention.All.FirstOrDefault(row => row.Id == id);
        Outbox.Order = key => _orders.GetValueOrDefault(key);
    }

    /// <summary>The outbox. Its callers work in a transaction.</summary>
    internal OutboxTable Outbox { get; }

    /// <summary>Works on the rows while nobody else does.</summary>
    internal T InTransaction<T>(Func<T> work)
    {
        lock (_transaction)
        {
            return work();
        }
    }

    internal virtual ProviderState ReadProvider(string provider)
    {
        lock (_transaction)
        {
            return _providers.GetValueOrDefault(provider) ?? new() { Limits = new() { Provider = provider } };
        }
    }

    internal void WriteProvider(ProviderState provider)
    {
        lock (_transaction)
        {
            _providers[provider.Limits.Provider] = provider;
        }
    }

    internal virtual IReadOnlyList<StoredOrder> All()
    {
        lock (_transaction)
        {
            return [.. _orders.Values];
        }
    }

    internal bool TryAdd(StoredOrder order)
    {
        lock (_transaction)
        {
            return _orders.TryAdd(order.Key, order);
        }
    }

    internal virtual StoredOrder? Read(OrderKey key)
    {
        lock (_transaction)
        {
            return _orders.GetValueOrDefault(key);
        }
    }

    /// <summary>The other order, if there is one, that has the provider's identifier.</summary>
    internal virtual OrderKey? HolderOf(string? providerOrderId, StoredOrder order)
    {
        lock (_transaction)
        {
            return providerOrderId is null ? null : _orders.Values
                .FirstOrDefault(other => other.Key != order.Key && other.Provider == order.Provider && other.ProviderOrderId == providerOrderId)?.Key;
        }
    }

    /// <summary>The attempt, if there is one, that has the provider's identifier, and its order.</summary>
    internal virtual (OrderKey Order, StoredAttempt Attempt)? AttemptOf(string providerOrderId, string? provider)
    {
        lock (_transaction)
        {
            foreach (StoredOrder order in _orders.Values)
            {
                if (order.Attempts.FirstOrDefault(attempt => attempt.Provider == provider && attempt.ProviderOrderId == providerOrderId) is { } found)
                {
                    return (order.Key, found);
                }
            }

            return null;
        }
    }

    /// <summary>
    /// Writes, in one transaction, the orders that are still the ones that were read: a row is replaced by each write, so the same
    /// instance is the same version. Their refunds are paid first: if that throws, nothing was written.
    /// </summary>
    /// <returns>The keys of the orders that were written.</returns>
    internal virtual IReadOnlySet<OrderKey> Write(IReadOnlyList<OrderChange> changes, Action<IReadOnlyList<DueRefund>> pay)
    {
        lock (_transaction)
        {
            OrderChange[] won = [.. changes.Where(IsCurrent)];
            DueRefund[] refunds = [.. won.Where(change => change.Refund is not null).Select(change => new DueRefund(change.Key, change.Refund!, change.After.Currency))];
            if (refunds.Length > 0)
            {
                pay(refunds);
            }

            foreach (OrderChange change in won)
            {
                _orders[change.Key] = change.After;
                Outbox.Add(change.After, change.After.History.Skip(change.Before.History.Length));
                if (change.Note is { } note)
                {
                    _attention.Apply(note.Order, note.Update, note.At, note.What);
                }
            }

            return won.Select(change => change.Key).ToHashSet();
        }
    }

    internal IReadOnlyList<StoredAttention> Attention()
    {
        lock (_transaction)
        {
            return _attention.All;
        }
    }

    /// <summary>Records what a person should look at because of a report that changed nothing.</summary>
    internal void Note(AttentionNote note)
    {
        lock (_transaction)
        {
            _attention.Apply(note.Order, note.Update, note.At, note.What);
        }
    }

    /// <summary>Records that an order is at fault: status and money stay, and a person should look.</summary>
    internal virtual void Fault(OrderKey key, DateTimeOffset at, string reason)
    {
        lock (_transaction)
        {
            StoredOrder read = _orders[key];
            StoredOrder order = read with { NextPollAt = read.NextPollAt is null ? null : at.AddTicks(FaultPause.Ticks) };
            _orders[key] = order;
            if ((order.State.Open & Findings.NotApplied) == 0)
            {
                OrderFacts facts = order.State.Facts;
                _orders[key] = order with { State = OrderState.From(facts with { Open = facts.Open | Findings.NotApplied }) };
                _attention.OpenState(key, Findings.NotApplied, reason, at);
            }
            else
            {
                _attention.Renew(key, Findings.NotApplied, reason);
            }
        }
    }

    /// <inheritdoc cref="AttentionTable.OpenOfProvider"/>
    internal void OpenOfProvider(string provider, string what, DateTimeOffset at, bool isMissing)
    {
        lock (_transaction)
        {
            _attention.OpenOfProvider(provider, what, at, isMissing);
        }
    }

    /// <inheritdoc cref="AttentionTable.CloseOfProvider"/>
    internal void CloseOfProvider(string provider, DateTimeOffset at, bool isMissing)
    {
        lock (_transaction)
        {
            _attention.CloseOfProvider(provider, at, isMissing);
        }
    }

    /// <summary>Removes what happened to the orders that ended before an instant, and have no event to deliver.</summary>
    internal PurgeOutcome Purge(DateTimeOffset before)
    {
        lock (_transaction)
        {
            (long orders, long rows) = (0, 0);
            foreach (StoredOrder order in _orders.Values.Where(order => order.State.IsFinal && order.State.StatusSince < before && !Outbox.Holds(order.Key)).ToArray())
            {
                int removed = order.History.Length + order.Attempts.Length + order.Requests.Count(IsOver) + _attention.Purge(order.Key) + Outbox.Purge(order.Key);
                if (removed > 0)
                {
                    (orders, rows) = (orders + 1, rows + removed);
                    _orders[order.Key] = order with { History = [], HistoryPurgedTo = order.HistoryPurgedTo + order.History.Length, Attempts = [], Requests = [.. order.Requests.Where(request => !IsOver(request))] };
                }
            }

            return new() { Orders = orders, Rows = rows };
        }
    }

    /// <summary>Replaces a customer's words in an order, and in what is stored about it.</summary>
    internal ErasureOutcome Erase(OrderKey key, ErasedText erased)
    {
        lock (_transaction)
        {
            if (_orders.GetValueOrDefault(key) is not { } order)
            {
                return new() { Order = key, Status = ApplyStatus.NotFound };
            }

            if (!order.State.IsPlaced && order.State.Status.IsOpen())
            {
                return new() { Order = key, Status = ApplyStatus.Refused, Reason = $"The submission of order {key} is {order.State.Submission?.Status}: the replacement would be sent for it. Place or withdraw it first." };
            }

            StoredOrder after = order with
            {
                Fields = [.. ErasedFields.Of(order.Fields, erased.Replacement)],
                Link = erased.WordsOf(order.Link),
                SubmissionWords = erased.WordsOf(order.SubmissionWords),
                History = [.. order.History.Select(entry => entry with { Note = erased.WordsOf(entry.Note), By = erased.NameOf(entry.By) })],
                Attempts = [.. order.Attempts.Select(attempt => attempt with { Words = erased.WordsOf(attempt.Words) })],
                Requests =
                [
                    .. order.Requests.Select(request => request with
                    {
                        Note = erased.WordsOf(request.Note),
                        Words = erased.WordsOf(request.Words),
                        AskedBy = erased.NameOf(request.AskedBy)!,
                        AnsweredBy = erased.NameOf(request.AnsweredBy),
                    }),
                ],
            };
            bool isChanged = _attention.Erase(key, erased) | after != order;
            if (isChanged)
            {
                _orders[key] = after;
            }

            return new() { Order = key, Status = isChanged ? ApplyStatus.Applied : ApplyStatus.Unchanged };
        }
    }

    /// <inheritdoc cref="AttentionTable.Close"/>
    internal bool? Close(AttentionClosing closing)
    {
        lock (_transaction)
        {
            return _attention.Close(closing);
        }
    }

    /// <summary>Whether nobody has written the order, or taken its new identifier at the provider, since it was read.</summary>
    private protected virtual bool IsCurrent(OrderChange change) =>
        ReferenceEquals(_orders[change.Key], change.Before) && (HasSameIdentifier(change) || HolderOf(change.After.ProviderOrderId, change.After) is null);

    // An acknowledged cancellation is moot once its order has ended. Anything else may still be answered or decided.
    private static bool IsOver(StoredRequest request) => request.EndedAt is not null || request is { Kind: RequestKind.Cancel, Status: RequestStatus.Acknowledged };

    private static bool HasSameIdentifier(OrderChange change) =>
        (change.Before.Provider, change.Before.ProviderOrderId) == (change.After.Provider, change.After.ProviderOrderId);
}
