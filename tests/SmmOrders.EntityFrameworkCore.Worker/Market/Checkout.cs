using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace SmmOrders.EntityFrameworkCore.Worker;

/// <summary>A customer buys: the wallet's debit and the order in one transaction.</summary>
internal static class Checkout
{
    public static async Task<bool> BuyAsync(Market market, int user, decimal charge)
    {
        await using MarketContext context = market.Open();
        if (market.Flaw == Flaw.TrackedCheckout)
        {
            return await BuyTrackedAsync(market, context, user, charge);
        }

        return await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
        {
            context.ChangeTracker.Clear();
            await using IDbContextTransaction transaction = await context.Database.BeginTransactionAsync();
            if (!await context.TryDebitAsync<MarketWallet, int>(wallet => wallet.UserId, wallet => wallet.Balance, user, charge))
            {
                return false;
            }

            Add(market, context, user, charge);
            _ = await context.SaveChangesAsync();
            await transaction.CommitAsync();
            return true;
        });
    }

    // The fault that is planted: two that read the same balance, and the one that saves last wins.
    private static async Task<bool> BuyTrackedAsync(Market market, MarketContext context, int user, decimal charge)
    {
        MarketWallet wallet = await context.Wallets.SingleAsync(each => each.UserId == user);
        if (wallet.Balance < charge)
        {
            return false;
        }

        wallet.Balance -= charge;
        Add(market, context, user, charge);
        _ = await context.SaveChangesAsync();
        return true;
    }

    private static void Add(Market market, MarketContext context, int user, decimal charge) => _ = market.Orders.Add(
        context,
        new MarketOrder { UserId = user, Number = MarketOrder.Unscripted },
        new NewTrackedOrder { Quantity = Market.Quantity, Charge = charge, Provider = Script.FirstWins, ProviderOrderId = Guid.NewGuid().ToString("N") });
}
