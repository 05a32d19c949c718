using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>
/// What the stores of shops share. Each store compiles the query that reads a batch, once in the life of a panel; hundreds of shops with the same context and
/// options would do it hundreds of times, which took a third of these tests.
/// </summary>
internal static class ShopModels
{
    private static readonly ConditionalWeakTable<IModel, RowQuery<ShopOrder, long>> Rows = [];

    /// <summary>Has a store take the query that the first store of its model compiled, unless the test gives it a model of its own.</summary>
    public static void ShareQuery(this OrderStoreBuilder<ShopContext, ShopOrder, long> store) => store.ModelOf ??= context =>
    {
        var model = StoreModel<ShopOrder, long>.Of(context, store.Options.UsePortableWriter, store.Options.Sinks);
        return model with { Rows = Rows.GetValue(context.Model, _ => model.Rows) };
    };

    /// <summary>Plants a fault: the store works with a part of the test's own.</summary>
    /// <param name="store">The store's registration.</param>
    /// <param name="plant">Puts the part into the store's model.</param>
    public static void Plant<TContext, TOrder, TKey>(this OrderStoreBuilder<TContext, TOrder, TKey> store, Func<StoreModel<TOrder, TKey>, StoreModel<TOrder, TKey>> plant)
        where TContext : DbContext
        where TOrder : class, ITrackedOrder
        where TKey : notnull =>
        store.ModelOf = context => plant(StoreModel<TOrder, TKey>.Of(context, store.Options.UsePortableWriter, store.Options.Sinks));
}
