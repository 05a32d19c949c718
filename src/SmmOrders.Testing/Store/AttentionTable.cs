namespace SmmOrders.Testing;

/// <summary>The rows of attention of the store in memory. Its callers hold the table's lock.</summary>
/// <remarks>The tests derive from it to plant faults.</remarks>
internal class AttentionTable
{
    // Nothing was reported when these began.
    private const Findings OfTime = Findings.StuckInProcessing | Findings.Late | Findings.Unanswered | Findings.NotPlaced;

    private readonly List<StoredAttention> _rows = [];

    internal IReadOnlyList<StoredAttention> All => [.. _rows];

    /// <summary>Hears of each row that is opened or closed.</summary>
    internal Action<OutboxKind, StoredAttention> Told { get; set; } = (_, _) => { };

    /// <summary>Opens and closes what an update of an order opens and closes.</summary>
    internal virtual void Apply(StoredOrder order, OrderUpdate update, DateTimeOffset at, string? what)
    {
        foreach (Findings state in update.Cleared.Each())
        {
            CloseState(order.Key, state, at);
        }

        foreach (Findings state in update.Raised.Each())
        {
            OpenState(order.Key, state, (state & OfTime) == 0 ? what : null, at);
        }

        foreach (Findings happened in update.Findings.Events().Each().Where(each => each.NeedAttention()))
        {
            bool isOfProvider = happened == Findings.UnknownStatus;
            OpenEvent(new() { Id = Guid.NewGuid(), Order = isOfProvider ? null : order.Key, Provider = isOfProvider ? order.Provider : null, Finding = happened, What = what, OpenedAt = at, Reported = what?.GetHashCode(StringComparison.Ordinal) ?? 0 });
        }
    }

    /// <summary>Opens the row of a state that began.</summary>
    internal void OpenState(OrderKey order, Findings state, string? what, DateTimeOffset at)
    {
        if (!_rows.Exists(row => row.Order == order && row.Finding == state && !row.IsOver))
        {
            Add(new() { Id = Guid.NewGuid(), Order = order, Finding = state, What = what, OpenedAt = at });
        }
    }

    /// <summary>Opens the row of what a provider does to all of its orders.</summary>
    internal void OpenOfProvider(string provider, string what, DateTimeOffset at, bool isMissing)
    {
        if (!_rows.Exists(row => IsOfProvider(row, provider, isMissing)))
        {
            Add(new() { Id = Guid.NewGuid(), Provider = provider, Finding = Findings.Unanswered, What = what, OpenedAt = at, IsOfMissing = isMissing });
        }
    }

    /// <summary>Closes it.</summary>
    internal void CloseOfProvider(string provider, DateTimeOffset at, bool isMissing)
    {
        int index = _rows.FindIndex(row => IsOfProvider(row, provider, isMissing));
        if (index >= 0)
        {
            bool wasOpen = _rows[index].ClosedAt is null;
            _rows[index] = _rows[index] with { ClosedAt = _rows[index].ClosedAt ?? at, IsOver = true };
            if (wasOpen)
            {
                Told(OutboxKind.AttentionClosed, _rows[index]);
            }
        }
    }

    private static bool IsOfProvider(StoredAttention row, string provider, bool isMissing) =>
        row.Order is null && row.Provider == provider && row.Finding == Findings.Unanswered && row.IsOfMissing == isMissing && !row.IsOver;

    /// <summary>Replaces what the row of a state says.</summary>
    internal void Renew(OrderKey order, Findings state, string what)
    {
        int index = _rows.FindIndex(row => row.Order == order && row.Finding == state && !row.IsOver);
        if (index >= 0)
        {
            _rows[index] = _rows[index] with { What = what };
        }
    }

    /// <summary>Closes a row for a person; <see langword="null"/> if there is none, <see langword="false"/> if it is closed.</summary>
    internal bool? Close(AttentionClosing closing)
    {
        int index = _rows.FindIndex(row => row.Id == closing.Id);
        if (index < 0)
        {
            return null;
        }

        if (_rows[index].ClosedAt is not null)
        {
            return false;
        }

        _rows[index] = _rows[index] with { ClosedAt = Instants.Cut(closing.At), ClosedBy = closing.By, Note = closing.Note };
        Told(OutboxKind.AttentionClosed, _rows[index]);
        return true;
    }

    /// <summary>Removes the rows about an order that are closed.</summary>
    /// <returns>How many there were.</returns>
    internal int Purge(OrderKey order) => _rows.RemoveAll(row => row.Order == order && row.ClosedAt is not null);

    /// <summary>Replaces the words in the rows about an order.</summary>
    /// <returns>Whether there were any.</returns>
    internal virtual bool Erase(OrderKey order, ErasedText erased)
    {
        bool isChanged = false;
        for (int index = 0; index < _rows.Count; index++)
        {
            StoredAttention row = _rows[index];
            if (row.Order == order)
            {
                _rows[index] = row with { What = erased.WordsOf(row.What), Note = erased.WordsOf(row.Note), ClosedBy = erased.NameOf(row.ClosedBy) };
                isChanged |= _rows[index] != row;
            }
        }

        return isChanged;
    }

    // What a person closed stays as that person left it.
    private protected virtual void CloseState(OrderKey order, Findings state, DateTimeOffset at)
    {
        int index = _rows.FindIndex(row => row.Order == order && row.Finding == state && !row.IsOver);
        if (index >= 0)
        {
            bool wasOpen = _rows[index].ClosedAt is null;
            _rows[index] = _rows[index] with { ClosedAt = _rows[index].ClosedAt ?? at, IsOver = true };
            if (wasOpen)
            {
                Told(OutboxKind.AttentionClosed, _rows[index]);
            }
        }
    }

    // The same report is not news, also after a person has dealt with it.
    private protected virtual void OpenEvent(StoredAttention row)
    {
        if (!_rows.Exists(each => (each.Order, each.Provider, each.Finding, each.Reported) == (row.Order, row.Provider, row.Finding, row.Reported)))
        {
            Add(row);
        }
    }

    private protected void Add(StoredAttention row)
    {
        _rows.Add(row);
        Told(OutboxKind.AttentionOpened, row);
    }
}
