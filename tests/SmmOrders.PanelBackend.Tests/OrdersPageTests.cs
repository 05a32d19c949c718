using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace SmmOrders.PanelBackend.Tests;

public sealed class OrdersPageTests(RunningPanel panel)
{
    [Fact]
    public async Task The_page_of_a_customer_with_10_000_orders_is_one_query()
    {
        int customer = await panel.AddCustomerAsync("many", 10_000.00m);
        long last = await AddOrdersAsync(customer, 10_000);
        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync("many");

        string first = await visitor.ReadAsync("/orders?show=all");
        string second = await visitor.ReadAsync($"/orders?show=all&before={last - 19}");

        Assert.Equal(1, panel.Queries.Of("/orders?show=all"));
        Assert.Equal(20, first.Split("data-live=\"order-").Length - 1);
        Assert.Contains($"data-live=\"order-{last}\"", first);
        Assert.Contains($"before={last - 19}", first);
        Assert.Contains($"data-live=\"order-{last - 20}\"", second);
        Assert.DoesNotContain($"data-live=\"order-{last - 19}\"", second);
    }

    // Of no provider, so that nobody sends them.
    private Task<long> AddOrdersAsync(int customer, int count) => panel.ReadAsync(async context =>
    {
        PanelStore store = panel.App.Services.GetRequiredService<PanelStore>();
        await using var transaction = await context.Database.BeginTransactionAsync();
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        PanelOrder? order = null;
        for (int number = 0; number < count; number++)
        {
            order = new() { UserId = customer, ServiceName = "Likes", Link = "https://page.example", PlacedAt = DateTimeOffset.UnixEpoch, Form = Guid.NewGuid() };
            _ = store.Add(context, order, new() { Quantity = 100, Charge = 1.00m, Currency = PanelMoney.Currency });
        }

        await context.Users.Where(user => user.Id == customer).ExecuteUpdateAsync(user => user.SetProperty(u => u.Balance, 0m));
        _ = await context.SaveChangesAsync();
        await transaction.CommitAsync();
        return order!.Id;
    });
}
