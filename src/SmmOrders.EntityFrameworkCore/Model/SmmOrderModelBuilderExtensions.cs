using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SmmOrders.EntityFrameworkCore;

// The namespace in which .NET developers look for model configuration.
namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds what SmmOrders stores to a panel's own model. Call each in <c>OnModelCreating</c>.</summary>
public static class SmmOrderModelBuilderExtensions
{
    /// <summary>Adds the columns, conversions and indexes of an order to the panel's own entity.</summary>
    /// <remarks>
    /// <c>UseSmmOrders</c> on the context's options is the second call. After the insert, only the store writes these columns. Name
    /// them as you like, and give them column types of your own, before or after this call. What cannot work is refused when the model
    /// is built, by name.
    /// </remarks>
    /// <typeparam name="TOrder">The panel's order.</typeparam>
    /// <param name="order">The entity's builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns><paramref name="order"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="InvalidOperationException">The class has a property with the name of a column of ours that cannot be it.</exception>
    public static EntityTypeBuilder<TOrder> HasSmmOrder<TOrder>(this EntityTypeBuilder<TOrder> order, Action<SmmOrderModelOptions>? configure = null)
        where TOrder : class, ITrackedOrder
    {
        ArgumentNullException.ThrowIfNull(order);
        var options = new SmmOrderModelOptions();
        configure?.Invoke(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.MoneyPrecision, nameof(options.MoneyPrecision));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MoneyPrecision, 18, nameof(options.MoneyPrecision));
        ArgumentOutOfRangeException.ThrowIfNegative(options.MoneyScale, nameof(options.MoneyScale));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.MoneyScale, options.MoneyPrecision, nameof(options.MoneyScale));
        foreach (OrderColumn column in OrderColumns.All)
        {
            MemberChecks.Ensure(typeof(TOrder), column);

            // Never by the database: with HasDefaultValue, EF Core would take a charge of 0 for none.
            PropertyBuilder property = order.Property(column.Type, column.Name).ValueGeneratedNever();
            property.Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        }

        _ = order.HasIndex(nameof(TrackedOrder.Provider), OrderColumns.NextPollAt);
        _ = order.HasIndex(OrderColumns.Deadline);

        // Each has few rows at a time, so that the others cost no write: those to be sent, those being sent, those that wait for a link.
        foreach (string column in new[] { OrderColumns.NextSendAt, OrderColumns.SubmissionOverdueAt, OrderColumns.WaitingFor })
        {
            order.HasIndex(nameof(TrackedOrder.Provider), column).Metadata.SetAnnotation(Annotations.SetAlone, true);
        }

        order.HasIndex(OrderColumns.RequestLink).Metadata.SetAnnotation(Annotations.SetAlone, true);
        order.Metadata.SetAnnotation(Annotations.Order, SmmOrdersConvention.Money(options.MoneyPrecision, options.MoneyScale));
        return order;
    }

    /// <summary>
    /// Adds what a panel's old rows may break: check constraints for the six statuses, for 0 &lt;= refunded &lt;= charge and for
    /// quantity &gt; 0, and a unique index on provider and provider's order identifier.
    /// </summary>
    /// <typeparam name="TOrder">The panel's order.</typeparam>
    /// <param name="order">The entity's builder, after <see cref="HasSmmOrder"/>.</param>
    /// <returns><paramref name="order"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><see cref="HasSmmOrder"/> was not called before.</exception>
    public static EntityTypeBuilder<TOrder> HasSmmOrderConstraints<TOrder>(this EntityTypeBuilder<TOrder> order)
        where TOrder : class, ITrackedOrder
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Metadata.FindAnnotation(Annotations.Order) is null)
        {
            throw new InvalidOperationException($"HasSmmOrderConstraints was called for {typeof(TOrder).Name} without HasSmmOrder. Call HasSmmOrder before it.");
        }

        _ = order.HasIndex(nameof(TrackedOrder.Provider), nameof(TrackedOrder.ProviderOrderId)).IsUnique();
        order.Metadata.SetAnnotation(Annotations.Constraints, true);
        return order;
    }

    /// <summary>
    /// Adds the table of what happened to each order: <c>order_history</c>, unless a <c>DbSet</c>, a naming convention or <c>ToTable</c>
    /// names it otherwise.
    /// </summary>
    /// <typeparam name="TKey">The type of the order's key.</typeparam>
    /// <param name="model">The model's builder.</param>
    /// <returns>The table's builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is <see langword="null"/>.</exception>
    public static EntityTypeBuilder<OrderHistoryEntry<TKey>> HasSmmOrderHistory<TKey>(this ModelBuilder model)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(model);
        EntityTypeBuilder<OrderHistoryEntry<TKey>> history = model.Entity<OrderHistoryEntry<TKey>>();
        _ = history.HasKey(entry => entry.Id);
        _ = history.Property(entry => entry.Id).ValueGeneratedNever();
        _ = history.Property(entry => entry.OrderId);
        _ = history.HasIndex(entry => new { entry.OrderId, entry.Number }).IsUnique();
        return Append(history, Annotations.History);
    }

    /// <summary>
    /// Adds the ledger of paid refunds: <c>order_refunds</c>, unless a <c>DbSet</c>, a naming convention or <c>ToTable</c> names it
    /// otherwise. It is unique on order and total after.
    /// </summary>
    /// <typeparam name="TKey">The type of the order's key.</typeparam>
    /// <param name="model">The model's builder.</param>
    /// <returns>The table's builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is <see langword="null"/>.</exception>
    public static EntityTypeBuilder<OrderRefundEntry<TKey>> HasSmmOrderRefunds<TKey>(this ModelBuilder model)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(model);
        EntityTypeBuilder<OrderRefundEntry<TKey>> refunds = model.Entity<OrderRefundEntry<TKey>>();
        _ = refunds.HasKey(entry => entry.Id);
        _ = refunds.Property(entry => entry.Id).ValueGeneratedNever();
        _ = refunds.Property(entry => entry.OrderId);
        _ = refunds.HasIndex(entry => new { entry.OrderId, entry.TotalAfter }).IsUnique();
        return Append(refunds, Annotations.Refunds);
    }

    /// <summary>
    /// Adds the table of what a person should look at: <c>order_attention</c>, unless a <c>DbSet</c>, a naming convention or <c>ToTable</c>
    /// names it otherwise. Without it the store keeps the open states of each order in its row, and nothing else of attention.
    /// </summary>
    /// <typeparam name="TOrderId">
    /// The type of the order's key, nullable, since a row may be about a provider: <c>HasSmmOrderAttention&lt;long?&gt;()</c>, or
    /// <c>HasSmmOrderAttention&lt;string&gt;()</c>.
    /// </typeparam>
    /// <param name="model">The model's builder.</param>
    /// <returns>The table's builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is <see langword="null"/>.</exception>
    public static EntityTypeBuilder<OrderAttention<TOrderId>> HasSmmOrderAttention<TOrderId>(this ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        EntityTypeBuilder<OrderAttention<TOrderId>> attention = model.Entity<OrderAttention<TOrderId>>();
        _ = attention.HasKey(row => row.Id);
        _ = attention.Property(row => row.Id).ValueGeneratedNever();
        PropertyBuilder order = attention.Property(row => row.OrderId);
        if (default(TOrderId) is null)
        {
            // Of a type that is never null, the model's checks say what to write in its place.
            _ = order.IsRequired(false);
        }

        _ = attention.Property(row => row.What).HasMaxLength(StoredText.MostOfWords);
        _ = attention.HasIndex(row => row.UniqueKey).IsUnique();
        _ = attention.HasIndex(nameof(OrderAttention<>.OrderId));
        _ = attention.HasIndex(row => new { row.ClosedAt, row.OpenedAt });
        return Append(attention, Annotations.Attention);
    }

    /// <summary>
    /// Adds the table of events that are to be delivered: <c>order_outbox</c>, unless a <c>DbSet</c>, a naming convention or <c>ToTable</c>
    /// names it otherwise. It is unique on what an event tells of and its sink. Needed if a sink is named where the store is registered.
    /// </summary>
    /// <typeparam name="TOrderId">The type of the order's key, nullable as of <see cref="HasSmmOrderAttention"/>: an event may be about a provider.</typeparam>
    /// <param name="model">The model's builder.</param>
    /// <returns>The table's builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is <see langword="null"/>.</exception>
    public static EntityTypeBuilder<OrderOutbox<TOrderId>> HasSmmOrderOutbox<TOrderId>(this ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        EntityTypeBuilder<OrderOutbox<TOrderId>> outbox = model.Entity<OrderOutbox<TOrderId>>();
        _ = outbox.HasKey(row => row.Id);
        _ = outbox.Property(row => row.Id).ValueGeneratedNever();
        PropertyBuilder order = outbox.Property(row => row.OrderId);
        if (default(TOrderId) is null)
        {
            _ = order.IsRequired(false);
        }

        _ = outbox.Property(row => row.Sink).HasMaxLength(StoredText.MostOfSink);
        _ = outbox.Property(row => row.Words).HasMaxLength(StoredText.MostOfWords);
        _ = outbox.HasIndex(row => new { row.SourceId, row.Kind, row.Sink }).IsUnique();

        // Of what is outstanding, and of what is dead: what is delivered is in neither.
        foreach (string[] columns in new string[][]
        {
            [nameof(OrderOutbox<>.Sink), nameof(OrderOutbox<>.DueAt)],
            [nameof(OrderOutbox<>.Sink), nameof(OrderOutbox<>.OrderId), nameof(OrderOutbox<>.Version), nameof(OrderOutbox<>.Place), nameof(OrderOutbox<>.DueAt)],
            [nameof(OrderOutbox<>.Sink), nameof(OrderOutbox<>.DeadAt)],
        })
        {
            outbox.HasIndex(columns).Metadata.SetAnnotation(Annotations.SetAlone, true);
        }

        return Append(outbox, Annotations.Outbox);
    }

    /// <summary>
    /// Adds the table of attempts to send orders to their providers: <c>order_attempts</c>, unless a <c>DbSet</c>, a naming convention or
    /// <c>ToTable</c> names it otherwise. It is unique on provider and provider's order identifier. Needed to claim submissions.
    /// </summary>
    /// <typeparam name="TKey">The type of the order's key.</typeparam>
    /// <param name="model">The model's builder.</param>
    /// <returns>The table's builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is <see langword="null"/>.</exception>
    public static EntityTypeBuilder<OrderAttempt<TKey>> HasSmmOrderAttempts<TKey>(this ModelBuilder model)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(model);
        EntityTypeBuilder<OrderAttempt<TKey>> attempts = model.Entity<OrderAttempt<TKey>>();
        _ = attempts.HasKey(attempt => attempt.Id);
        _ = attempts.Property(attempt => attempt.Id).ValueGeneratedNever();
        _ = attempts.Property(attempt => attempt.OrderId);
        _ = attempts.HasIndex(attempt => new { attempt.OrderId, attempt.Number }).IsUnique();
        _ = attempts.HasIndex(attempt => new { attempt.Provider, attempt.ProviderOrderId }).IsUnique();
        return Append(attempts, Annotations.Attempts);
    }

    /// <summary>
    /// Adds the table of what holds for a provider over all instances: <c>order_providers</c>, unless a <c>DbSet</c>, a naming convention or
    /// <c>ToTable</c> names it otherwise. The store adds a provider when it is first used. Needed for every claim.
    /// </summary>
    /// <param name="model">The model's builder.</param>
    /// <returns>The table's builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is <see langword="null"/>.</exception>
    public static EntityTypeBuilder<OrderProvider> HasSmmOrderProviders(this ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        EntityTypeBuilder<OrderProvider> providers = model.Entity<OrderProvider>();
        _ = providers.HasKey(provider => provider.Name);
        return Append(providers, Annotations.Providers);
    }

    /// <summary>
    /// Adds the table of requests to cancel or refill orders: <c>order_requests</c>, unless a <c>DbSet</c>, a naming convention or
    /// <c>ToTable</c> names it otherwise. Needed to ask for them.
    /// </summary>
    /// <typeparam name="TKey">The type of the order's key.</typeparam>
    /// <param name="model">The model's builder.</param>
    /// <returns>The table's builder.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is <see langword="null"/>.</exception>
    public static EntityTypeBuilder<OrderRequestEntry<TKey>> HasSmmOrderRequests<TKey>(this ModelBuilder model)
        where TKey : notnull
    {
        ArgumentNullException.ThrowIfNull(model);
        EntityTypeBuilder<OrderRequestEntry<TKey>> requests = model.Entity<OrderRequestEntry<TKey>>();
        _ = requests.HasKey(request => request.Id);
        _ = requests.Property(request => request.Id).ValueGeneratedNever();
        _ = requests.Property(request => request.OrderId);
        _ = requests.Property(request => request.Words).HasMaxLength(StoredText.MostOfWords);
        _ = requests.HasIndex(request => request.OrderId);
        _ = requests.HasIndex(request => new { request.Provider, request.Status, request.DueAt });
        return Append(requests, Annotations.Requests);
    }

    /// <summary>
    /// Adds an index on provider, bucket and next poll, for an outside owner of (provider, bucket) that reads due orders with
    /// <see cref="SmmOrders.IPollStore.ReadDuePollsAsync"/>. Nothing else needs it.
    /// </summary>
    /// <typeparam name="TOrder">The panel's order.</typeparam>
    /// <param name="order">The entity's builder, after <see cref="HasSmmOrder"/>.</param>
    /// <returns><paramref name="order"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="order"/> is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException"><see cref="HasSmmOrder"/> was not called before.</exception>
    public static EntityTypeBuilder<TOrder> HasSmmOrderBuckets<TOrder>(this EntityTypeBuilder<TOrder> order)
        where TOrder : class, ITrackedOrder
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Metadata.FindAnnotation(Annotations.Order) is null)
        {
            throw new InvalidOperationException($"HasSmmOrderBuckets was called for {typeof(TOrder).Name} without HasSmmOrder. Call HasSmmOrder before it.");
        }

        _ = order.HasIndex(nameof(TrackedOrder.Provider), OrderColumns.Bucket, OrderColumns.NextPollAt);
        return order;
    }

    // The store alone writes them.
    private static EntityTypeBuilder<TEntry> Append<TEntry>(EntityTypeBuilder<TEntry> table, string annotation)
        where TEntry : class
    {
        foreach (IMutableProperty property in table.Metadata.GetProperties().Where(property => !property.IsPrimaryKey()))
        {
            property.SetAfterSaveBehavior(PropertySaveBehavior.Ignore);
        }

        table.Metadata.SetAnnotation(annotation, true);
        return table;
    }
}
