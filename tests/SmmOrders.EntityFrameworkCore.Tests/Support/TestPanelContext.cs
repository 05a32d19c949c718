using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace SmmOrders.EntityFrameworkCore.Tests;

/// <summary>A context whose model is the test's: each configuration has a model of its own.</summary>
internal class TestPanelContext(DbContextOptions options, Action<ModelBuilder> model) : DbContext(options)
{
    private readonly Action<ModelBuilder> _model = model;

    /// <summary>The context's options, with a database and ours in the usual order.</summary>
    public static DbContextOptions Options(Action<DbContextOptionsBuilder> configure)
    {
        DbContextOptionsBuilder options = new DbContextOptionsBuilder().AllowManyWays();
        configure(options);
        return options.ReplaceService<IModelCacheKeyFactory, ByConfiguration>().Options;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) => _model(modelBuilder);

    private sealed class ByConfiguration : IModelCacheKeyFactory
    {
        public object Create(DbContext context, bool designTime) => (context.GetType(), (context as TestPanelContext)?._model, designTime);
    }
}
