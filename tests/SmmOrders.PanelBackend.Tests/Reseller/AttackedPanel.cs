using System.Net;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.PanelBackend.Tests.Reseller;

/// <summary>An attacker with a valid key and 10.00, and a victim with an order, a refill and a secret.</summary>
public sealed class AttackedPanel(RunningPanel panel) : IAsyncLifetime
{
    // Of the victim, and of what is inside the panel: no answer to somebody else has any of it.
    private static readonly string[] Secrets = ["canary", "777", "Exception", "   at ", "SELECT", "Sqlite", "PanelBackend"];

    private int _attacker;
    private int _victim;

    /// <summary>The attacker, signed in to the pages as well, from an address of his own.</summary>
    internal PanelVisitor Attacker { get; } = new(panel.Address, from: IPAddress.Parse("127.0.0.10"));

    internal Uri Api => panel.Api;

    internal string Key { get; private set; } = "";

    internal string VictimsKey { get; private set; } = "";

    internal string VictimsHash => ApiKey.HashOf(VictimsKey);

    internal string VictimsOrder { get; private set; } = "";

    internal string VictimsRefill { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        (_attacker, Key) = await panel.AddResellerAsync("attacker", 10.00m);
        (_victim, VictimsKey) = await panel.AddResellerAsync("canary", 777.77m);
        Placement placement = await panel.UseAsync((OrderPlacing placing) => placing.PlaceAsync(
            _victim, new() { Service = "instagram-likes", Link = "https://canary.example/secret", Quantity = 100, Form = Guid.NewGuid() }, CancellationToken.None));
        VictimsOrder = ApiText.Of(placement.Order!.Value);
        using PanelVisitor victim = await new PanelVisitor(panel.Address).SignInAsync("canary");
        _ = await victim.FollowAsync($"/orders/{VictimsOrder}", html => html.Contains("badge completed", StringComparison.Ordinal));
        Asking? asked = await panel.UseAsync((OrderAsking asking) => asking.AskAsync(placement.Order.Value, _victim, "canary", RequestKind.Refill, CancellationToken.None));
        VictimsRefill = asked!.Request!.Value.ToString("N");
        _ = await Attacker.SignInAsync("attacker");
    }

    public ValueTask DisposeAsync()
    {
        Attacker.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Everything that an attack could move: wallets, orders and requests of both, and their keys.</summary>
    internal Task<string> StateAsync() => panel.ReadAsync(async context =>
    {
        var users = await context.Users.Where(user => user.Id == _attacker || user.Id == _victim).OrderBy(user => user.Id)
            .Select(user => new { user.Balance, user.ApiKeyHash, Orders = context.Orders.Count(order => order.UserId == user.Id) }).ToListAsync();
        int requests = await context.Requests.CountAsync(request => context.Orders.Any(order => order.Id == request.OrderId && (order.UserId == _attacker || order.UserId == _victim)));
        return $"{string.Join("; ", users)}; {requests}";
    });

    /// <summary>A secret in an answer; <see langword="null"/> if there is none.</summary>
    internal static string? SecretIn(string answer) => Secrets.FirstOrDefault(secret => answer.Contains(secret, StringComparison.OrdinalIgnoreCase));
}
