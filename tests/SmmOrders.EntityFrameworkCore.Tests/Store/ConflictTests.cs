using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore.Tests;

public sealed class ConflictTests(PostgresServer server) : StoreTest(server)
{
    private StaleWriter? _writer;

    [Theory]
    [InlineData(ShopKind.Sqlite, 4, ApplyStatus.Applied)]
    [InlineData(ShopKind.Sqlite, 5, ApplyStatus.Conflict)]
    [InlineData(ShopKind.Postgres, 4, ApplyStatus.Applied)]
    [InlineData(ShopKind.Postgres, 5, ApplyStatus.Conflict)]
    [InlineData(ShopKind.Portable, 4, ApplyStatus.Applied)]
    public async Task A_conflict_is_decided_again_five_times_and_then_told(ShopKind kind, int conflicts, ApplyStatus told)
    {
        await using Shop shop = Stale(kind, conflicts);
        long id = await shop.AddAsync();

        ApplyOutcome outcome = (await shop.Store.ApplyAsync([Partial(id)], Token))[0];

        Assert.Equal((told, 5), (outcome.Status, _writer!.Writes));
        Assert.Equal(told == ApplyStatus.Applied, outcome.Update != default);
        Assert.Equal(told == ApplyStatus.Applied ? Facts.Refunded4 : Facts.Untouched, await FactsAsync(shop, id));
    }

    [Theory]
    [MemberData(nameof(Shops.All), MemberType = typeof(Shops))]
    public async Task A_decision_is_never_decided_again(ShopKind kind)
    {
        await using Shop shop = Stale(kind, 1);
        long id = await shop.AddAsync();

        OrderDecisionOutcome outcome = await shop.Store.DecideAsync(
            new() { Order = OrderKey.Of(id), Decision = Decision.EndCanceled(), By = "ann", At = Now }, Token);

        Assert.Equal((ApplyStatus.Conflict, 1), (outcome.Status, _writer!.Writes));
        Assert.Equal(default, outcome.Decision);
        Assert.Equal(Facts.Untouched, await FactsAsync(shop, id));
    }

    [Fact]
    public async Task A_conflict_in_the_callers_transaction_is_an_outcome()
    {
        await using Shop shop = Stale(ShopKind.Sqlite, 1);
        long id = await shop.AddAsync();
        await using ShopContext context = shop.Open();
        await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync(Token);

        ApplyOutcome outcome = (await shop.Store.Join(context).ApplyAsync([Partial(id)], Token))[0];
        await transaction.CommitAsync(Token);

        Assert.Equal((ApplyStatus.Conflict, 1), (outcome.Status, _writer!.Writes));
        Assert.Equal(Facts.Untouched, await FactsAsync(shop, id));
    }

    private Shop Stale(ShopKind kind, int times) => Open(kind, new()
    {
        Store = store => store.ModelOf = context =>
        {
            var model = StoreModel<ShopOrder, long>.Of(context, store.Options.UsePortableWriter);
            _writer = new(model.Writer, times);
            return model with { Writer = _writer };
        },
    });
}
