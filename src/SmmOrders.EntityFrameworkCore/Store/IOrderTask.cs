using Microsoft.EntityFrameworkCore;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>Something to do with one order: apply a report, a decision or a step.</summary>
/// <typeparam name="TOrder">The panel's order.</typeparam>
/// <typeparam name="TKey">The type of its key.</typeparam>
/// <typeparam name="T">What the caller gets.</typeparam>
internal interface IOrderTask<TOrder, TKey, T>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    /// <summary>The order.</summary>
    OrderKey Order { get; }

    /// <summary>When the order was polled for it; <see langword="null"/> if it comes from no poll.</summary>
    DateTimeOffset? PolledAt { get; }

    /// <summary>When a sweep took the order up; <see langword="null"/> if it is no sweep's.</summary>
    DateTimeOffset? SweptAt => null;

    /// <summary>The provider's identifier that the order is to get; <see langword="null"/> if it gets none.</summary>
    string? ProviderOrderId { get; }

    /// <summary>Whether it is a person's: decided on the order as it was first read, or not at all.</summary>
    bool IsPersons { get; }

    /// <summary>The provider that gave <see cref="ProviderOrderId"/>, once it is read; <see langword="null"/> if it is the order's.</summary>
    string? Provider => null;

    /// <summary>Reads, in the open transaction, what it needs beside the order. Called again for each attempt.</summary>
    Task ReadAsync(DbContext context, StoreModel<TOrder, TKey> model, OrderRow<TOrder, TKey> row, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Writes, in the same transaction, what belongs to it beside the order: the order was written, or stays as it is.</summary>
    Task WriteAsync(DbContext context, StoreModel<TOrder, TKey> model, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Decides it on the order as read.</summary>
    /// <param name="plan">Makes what is to be written.</param>
    /// <param name="row">The order as read.</param>
    /// <param name="writeId">The write that it belongs to.</param>
    /// <param name="holder">The other order that has <see cref="ProviderOrderId"/>, if one has.</param>
    /// <exception cref="ArgumentException">The row breaks a law, or a column cannot hold an amount.</exception>
    PlannedChange<TOrder, TKey, T> Plan(ChangePlan<TOrder, TKey> plan, OrderRow<TOrder, TKey> row, Guid writeId, OrderKey? holder);

    /// <summary>The outcome without a decision.</summary>
    T Outcome(ApplyStatus status, string? reason = null);
}
