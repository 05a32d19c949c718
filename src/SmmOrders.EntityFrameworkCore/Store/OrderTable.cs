using System.Collections.Immutable;
using System.Data.Common;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore;

/// <summary>What the model of a context says about the order and its tables: names, types, and how a row is read.</summary>
internal sealed class OrderTable<TOrder, TKey>
    where TOrder : class, ITrackedOrder
    where TKey : notnull
{
    private readonly ParameterExpression _order;
    private readonly Expression _key;

    private OrderTable(IModel model, IEntityType order)
    {
        Order = order;
        Key = order.FindPrimaryKey()!.Properties[0];
        (Precision, Scale) = SmmOrdersConvention.MoneyOf(order);
        Version = order.FindProperty(OrderColumns.Version)!;
        Written = [.. OrderColumns.Written.Select(column => order.FindProperty(column.Name)!)];
        Schedule =
        [
            .. new[] { OrderColumns.PollInterval, OrderColumns.PollDivisor, OrderColumns.PollLongest, OrderColumns.NextPollAt }.Select(column => order.FindProperty(column)!),
        ];
        History = model.GetEntityTypes().FirstOrDefault(type => type.FindAnnotation(Annotations.History) is not null)
            ?? throw Missing(nameof(SmmOrderModelBuilderExtensions.HasSmmOrderHistory));
        Refunds = model.GetEntityTypes().FirstOrDefault(type => type.FindAnnotation(Annotations.Refunds) is not null)
            ?? throw Missing(nameof(SmmOrderModelBuilderExtensions.HasSmmOrderRefunds));
        Attention = model.GetEntityTypes().FirstOrDefault(type => type.FindAnnotation(Annotations.Attention) is not null);
        Outbox = model.GetEntityTypes().FirstOrDefault(type => type.FindAnnotation(Annotations.Outbox) is not null);
        Attempts = model.GetEntityTypes().FirstOrDefault(type => type.FindAnnotation(Annotations.Attempts) is not null);
        Providers = model.GetEntityTypes().FirstOrDefault(type => type.FindAnnotation(Annotations.Providers) is not null);
        Requests = model.GetEntityTypes().FirstOrDefault(type => type.FindAnnotation(Annotations.Requests) is not null);
        ParameterExpression of = Expression.Parameter(typeof(TOrder), "order");
        _key = PropertyOf(of, Key.Name, typeof(TKey));
        _order = of;
        ToKey = Expression.Lambda<Func<TOrder, TKey>>(_key, of);
        ToRow = RowExpression(of, OrderColumns.All);
        OrderColumn[] members = [.. OrderColumns.All.Where(IsMember)];
        OrderColumn[] bare = [.. OrderColumns.All.Except(members).Where(column => column.Name is not (OrderColumns.LastWriteId or OrderColumns.HistoryPurgedTo))];
        ToBareRow = RowExpression(of, bare);
        ToReportedRow = RowExpression(of, bare.Where(column => column.Name
            is not (OrderColumns.ProviderService or OrderColumns.RequestFields or OrderColumns.RequestLink or OrderColumns.AttemptId or OrderColumns.AttemptCount)));
        Complete = Completion(members);
        ToFault = FaultExpression(of);
        ToRequest = RequestExpression(of);
    }

    internal IEntityType Order { get; }

    internal IProperty Key { get; }

    internal IProperty Version { get; }

    /// <summary>The properties that the store writes, in the order of <see cref="OrderColumns.Written"/>.</summary>
    internal ImmutableArray<IProperty> Written { get; }

    /// <summary>How the order is polled: the values of <see cref="OrderSchedule{TKey}"/>.</summary>
    internal ImmutableArray<IProperty> Schedule { get; }

    internal IEntityType History { get; }

    internal IEntityType Refunds { get; }

    /// <summary>The table of attention; <see langword="null"/> if the panel has none.</summary>
    internal IEntityType? Attention { get; }

    /// <summary>The outbox; <see langword="null"/> if the panel has none.</summary>
    internal IEntityType? Outbox { get; }

    /// <summary>The attempts to send orders; <see langword="null"/> if the model has none.</summary>
    internal IEntityType? Attempts { get; }

    /// <summary>The providers; <see langword="null"/> if the model has none.</summary>
    internal IEntityType? Providers { get; }

    /// <summary>The requests to cancel or refill; <see langword="null"/> if the model has none.</summary>
    internal IEntityType? Requests { get; }

    internal int LongestProviderCurrency => Order.FindProperty(nameof(TrackedOrder.ProviderCurrency))!.GetMaxLength() ?? int.MaxValue;

    internal int Precision { get; }

    internal int Scale { get; }

    internal Expression<Func<TOrder, OrderRow<TOrder, TKey>>> ToRow { get; }

    /// <summary>
    /// The order, and what its class does not have: <see cref="Complete"/> adds the rest from the order, so that no column is read twice. No
    /// decision reads the last write or the mark of a purge, so they are left out.
    /// </summary>
    internal Expression<Func<TOrder, OrderRow<TOrder, TKey>>> ToBareRow { get; }

    /// <summary>The same without what is sent to a provider and how: no report reads or changes that, and a request can be long.</summary>
    internal Expression<Func<TOrder, OrderRow<TOrder, TKey>>> ToReportedRow { get; }

    /// <inheritdoc cref="ToBareRow"/>
    internal Action<OrderRow<TOrder, TKey>> Complete { get; }

    internal Expression<Func<TOrder, TKey>> ToKey { get; }

    /// <summary>The version, the interval and what is open alone, for a row that cannot be read.</summary>
    internal Expression<Func<TOrder, FaultRow<TKey>>> ToFault { get; }

    /// <summary>What is to be sent: the provider, its service, and the fields as they are stored.</summary>
    internal Expression<Func<TOrder, RequestRow>> ToRequest { get; }

    /// <summary>Whether the order is one of these.</summary>
    internal Expression<Func<TOrder, bool>> HasKeyIn(IEnumerable<TKey> keys)
    {
        // A captured variable, so that EF Core makes it a parameter and caches the query.
        List<TKey> all = [.. keys];
        Expression<Func<List<TKey>>> captured = () => all;
        return HasKeyIn(captured.Body);
    }

    /// <inheritdoc cref="HasKeyIn(IEnumerable{TKey})"/>
    internal Expression<Func<TOrder, bool>> HasKeyIn(Expression keys) => Expression.Lambda<Func<TOrder, bool>>(
        Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(TKey)], keys, _key), _order);

    /// <summary>Reads the model once; the result is kept as a runtime annotation of the order's entity type.</summary>
    /// <exception cref="InvalidOperationException">A call is missing; the message names it.</exception>
    internal static OrderTable<TOrder, TKey> Of(IModel model)
    {
        IEntityType order = model.FindEntityType(typeof(TOrder))
            ?? throw new InvalidOperationException($"The context has no entity {typeof(TOrder).Name} of its own. Call modelBuilder.Entity<{typeof(TOrder).Name}>().HasSmmOrder() in OnModelCreating.");
        if (order.BaseType is not null && order.GetRootType().FindAnnotation(Annotations.Order) is not null)
        {
            throw new InvalidOperationException($"The store is registered for {typeof(TOrder).Name}, which derives from {order.GetRootType().DisplayName()}. Register it for {order.GetRootType().DisplayName()}.");
        }

        if (order.FindAnnotation(Annotations.Order) is null)
        {
            throw new InvalidOperationException($"{typeof(TOrder).Name} is not set up. Call modelBuilder.Entity<{typeof(TOrder).Name}>().HasSmmOrder() in OnModelCreating.");
        }

        if (model.FindAnnotation(Annotations.Finished) is null)
        {
            throw new InvalidOperationException("The context's options lack SmmOrders. Call options.UseSmmOrders() beside UseSqlite or UseNpgsql.");
        }

        Type key = order.FindPrimaryKey()!.Properties[0].ClrType;
        return key == typeof(TKey)
            ? order.GetOrAddRuntimeAnnotationValue(Annotations.Table, static read => new OrderTable<TOrder, TKey>(read!.Model, read), order)
            : throw new InvalidOperationException($"The key of {typeof(TOrder).Name} is {key.Name}, but the store is registered for {typeof(TKey).Name}.");
    }

    /// <summary>The key as workers know it.</summary>
    internal OrderKey ToOrderKey(TKey key) => ToStored(key) switch
    {
        int number => OrderKey.Of(number),
        long number => OrderKey.Of(number),
        Guid guid => OrderKey.Of(guid),
        object text => OrderKey.Of((string)text),
    };

    /// <summary>The key of the order, if it can be one of this table.</summary>
    internal bool TryFromOrderKey(OrderKey order, out TKey key)
    {
        Type stored = Key.GetTypeMapping().Converter?.ProviderClrType ?? typeof(TKey);
        object? value = order.Value switch
        {
            long number when stored == typeof(int) => number is >= int.MinValue and <= int.MaxValue ? (int)number : null,
            long or Guid or string when order.Value.GetType() == stored => order.Value,
            _ => null,
        };
        object? made = value is null ? null : Key.GetTypeMapping().Converter is { } converter ? converter.ConvertFromProvider(value) : value;
        key = made is TKey found ? found : default!;
        return made is not null;
    }

    /// <summary>A key as read from the database.</summary>
    internal TKey FromStored(object value) => (TKey)(Key.GetTypeMapping().Converter is { } converter ? converter.ConvertFromProvider(value)! : value);

    /// <summary>A key in a row of a statement of ours. SQLite itself knows whole numbers and texts alone.</summary>
    internal TKey FromReader(DbDataReader reader, int column)
    {
        Type stored = Key.GetTypeMapping().Converter?.ProviderClrType ?? typeof(TKey);
        object value = stored == typeof(int) ? reader.GetInt32(column)
            : stored == typeof(long) ? reader.GetInt64(column)
            : stored == typeof(Guid) ? reader.GetGuid(column)
            : reader.GetString(column);
        return FromStored(value);
    }

    private object ToStored(TKey key) => Key.GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(key)! : key;

    private bool IsMember(OrderColumn column) => MemberOf(column) is { } member && TypeOf(member) == column.Type;

    private MemberInfo? MemberOf(OrderColumn column) =>
        Order.FindProperty(column.Name)! is { } property && !property.IsShadowProperty() && !property.IsIndexerProperty()
            ? property.GetMemberInfo(forMaterialization: false, forSet: false)
            : null;

    private static Type TypeOf(MemberInfo member) => member is PropertyInfo property ? property.PropertyType : ((FieldInfo)member).FieldType;

    private Action<OrderRow<TOrder, TKey>> Completion(IReadOnlyList<OrderColumn> members)
    {
        ParameterExpression row = Expression.Parameter(typeof(OrderRow<TOrder, TKey>), "row");
        Expression order = Expression.Property(row, nameof(OrderRow<,>.Order));
        return Expression.Lambda<Action<OrderRow<TOrder, TKey>>>(
            Expression.Block(
                typeof(void), members.Select(column => Expression.Assign(Expression.Property(row, column.Name), Expression.MakeMemberAccess(order, MemberOf(column)!)))),
            row).Compile();
    }

    private Expression<Func<TOrder, OrderRow<TOrder, TKey>>> RowExpression(ParameterExpression order, IEnumerable<OrderColumn> of)
    {
        IEnumerable<MemberAssignment> columns = of.Select(column => Bind(column.Name, column.Name, column.Type));
        return Expression.Lambda<Func<TOrder, OrderRow<TOrder, TKey>>>(
            Expression.MemberInit(
                Expression.New(typeof(OrderRow<TOrder, TKey>)),
                [Expression.Bind(typeof(OrderRow<TOrder, TKey>).GetProperty(nameof(OrderRow<,>.Order))!, order), Bind(nameof(OrderRow<,>.Key), Key.Name, typeof(TKey)), .. columns]),
            order);

        MemberAssignment Bind(string member, string property, Type type) => Expression.Bind(
            typeof(OrderRow<TOrder, TKey>).GetProperty(member)!, PropertyOf(order, property, type));
    }

    private Expression<Func<TOrder, FaultRow<TKey>>> FaultExpression(ParameterExpression order) =>
        Expression.Lambda<Func<TOrder, FaultRow<TKey>>>(
            Expression.New(
                typeof(FaultRow<TKey>).GetConstructor([typeof(TKey), typeof(long?), typeof(Findings), typeof(long?), typeof(DateTimeOffset?), typeof(DateTimeOffset?)])!,
                _key,
                PropertyOf(order, OrderColumns.Version, typeof(long?)),
                PropertyOf(order, nameof(TrackedOrder.Open), typeof(Findings)),
                PropertyOf(order, OrderColumns.PollInterval, typeof(long?)),
                PropertyOf(order, OrderColumns.NextPollAt, typeof(DateTimeOffset?)),
                PropertyOf(order, OrderColumns.Deadline, typeof(DateTimeOffset?))),
            order);

    private static Expression<Func<TOrder, RequestRow>> RequestExpression(ParameterExpression order) =>
        Expression.Lambda<Func<TOrder, RequestRow>>(
            Expression.New(
                typeof(RequestRow).GetConstructors().Single(),
                PropertyOf(order, nameof(TrackedOrder.Provider), typeof(string)),
                PropertyOf(order, OrderColumns.ProviderService, typeof(string)),
                PropertyOf(order, OrderColumns.RequestFields, typeof(string))),
            order);

    internal static MethodCallExpression PropertyOf(Expression order, string name, Type type) =>
        Expression.Call(typeof(EF), nameof(EF.Property), [type], order, Expression.Constant(name));

    internal static InvalidOperationException Missing(string call) => new($"The context lacks a table of the store. Call modelBuilder.{call}<{typeof(TKey).Name}>() in OnModelCreating.");
}
