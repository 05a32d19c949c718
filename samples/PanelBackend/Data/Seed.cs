using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SmmOrders.Providers.Testing;

namespace PanelBackend;

/// <summary>Fills a new database: three users, eleven services, and some orders of each kind of fate.</summary>
internal sealed class Seed(PanelContext context, OrderPlacing placing, IPasswordHasher<PanelUser> hasher, PanelClock clock)
{
    public async Task RunAsync(SimulatedUpstream? simulated, CancellationToken cancellationToken)
    {
        if (await context.Users.AnyAsync(cancellationToken))
        {
            return;
        }

        PanelUser anna = User("anna", 250.00m), ben = User("ben", 80.00m);
        context.AddRange(anna, ben, User("olga", 0m, isOperator: true));
        context.AddRange(SeedServices.All(simulated is null ? ProviderSetup.Real : ProviderSetup.Simulated));
        _ = await context.SaveChangesAsync(cancellationToken);
        context.AddRange(Deposit(anna), Deposit(ben));
        _ = await context.SaveChangesAsync(cancellationToken);
        if (simulated is null)
        {
            return;
        }

        // The provider takes the first order, and its answer is lost on the way: nobody knows, and a person finds out.
        simulated.Provider.Faults.Next(SimulatedFault.LostAnswer(), action: "add");
        foreach ((string service, long quantity, string page) in SeedServices.Orders)
        {
            PanelUser customer = page.StartsWith("https://ben.", StringComparison.Ordinal) ? ben : anna;
            _ = await placing.PlaceAsync(customer.Id, new() { Service = service, Quantity = quantity, Link = page, Form = Guid.NewGuid() }, cancellationToken);
        }
    }

    private PanelUser User(string name, decimal balance, bool isOperator = false)
    {
        var user = new PanelUser { Name = name, Balance = balance, IsOperator = isOperator };
        user.PasswordHash = hasher.HashPassword(user, "panel");
        return user;
    }

    private Deposit Deposit(PanelUser user) => new() { UserId = user.Id, Amount = user.Balance, At = clock.GetUtcNow() };
}
