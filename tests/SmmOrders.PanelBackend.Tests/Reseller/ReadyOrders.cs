using Microsoft.EntityFrameworkCore;
using SmmOrders.Providers.Testing.Tests;

namespace SmmOrders.PanelBackend.Tests.Reseller;

/// <summary>A reseller whose orders have come as far as it takes to ask everything of them, one of each for each test of the forms.</summary>
public sealed class ReadyOrders(RunningPanel panel) : IAsyncLifetime
{
    private const int Count = 8;
    private const string Name = "resells-in-forms";
    private readonly Queue<string> _done = [], _open = [];

    internal string Key { get; private set; } = "";

    internal int Id { get; private set; }

    public async ValueTask InitializeAsync()
    {
        (Id, Key) = await panel.AddResellerAsync(Name, 20.00m);
        for (int number = 0; number < Count; number++)
        {
            _done.Enqueue(await PlaceAsync("instagram-likes"));
            _open.Enqueue(await PlaceAsync("telegram-members"));
        }

        using PanelVisitor visitor = await new PanelVisitor(panel.Address).SignInAsync(Name);
        _ = await visitor.FollowAsync("/orders?show=ended", html => html.Split("badge completed").Length > Count);
        _ = await visitor.FollowAsync("/orders?show=open", html => !html.Contains("not at the server yet", StringComparison.Ordinal));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal HttpPanelClient ClientOf(Func<Uri, (string Name, object Value)[], HttpRequestMessage> way) => new(panel.Api, way, Key);

    /// <summary>An order that is Completed.</summary>
    internal string Done() => _done.Dequeue();

    /// <summary>An order that the server has, and has not ended.</summary>
    internal string Open() => _open.Dequeue();

    internal Task<int> CountAsync() => panel.ReadAsync(context => context.Orders.CountAsync(order => order.UserId == Id));

    private async Task<string> PlaceAsync(string service)
    {
        Placement placement = await panel.UseAsync((OrderPlacing placing) =>
            placing.PlaceAsync(Id, new() { Service = service, Link = "https://page.example/p", Quantity = 100, Form = Guid.NewGuid() }, CancellationToken.None));
        return ApiText.Of(placement.Order!.Value);
    }
}
