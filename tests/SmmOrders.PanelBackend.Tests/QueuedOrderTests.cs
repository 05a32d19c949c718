using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;

namespace SmmOrders.PanelBackend.Tests;

public sealed class QueuedOrderTests : IAsyncLifetime
{
    // Three hours in the queue are three seconds.
    private readonly RunningPanel _panel = RunningPanel.With("--speed", "3600");

    public ValueTask InitializeAsync() => _panel.InitializeAsync();

    public ValueTask DisposeAsync() => _panel.DisposeAsync();

    [Fact]
    public async Task An_order_that_waits_too_long_leads_the_operator_to_withdraw_it_and_is_paid_back()
    {
        int customer = await _panel.AddCustomerAsync("waits", 10.00m);
        using PanelVisitor olga = await new PanelVisitor(_panel.Address).SignInAsync("olga");
        using PanelVisitor waits = await new PanelVisitor(_panel.Address).SignInAsync("waits");
        Dictionary<string, string> pause = await olga.FieldsAsync("/operator/providers");
        (pause["provider"], pause["what"], pause["why"]) = (ProviderSetup.Simulated, "submission", "maintenance");
        using HttpResponseMessage paused = await olga.PostAsync("/operator/providers?handler=Pause", pause);
        string page = await waits.PlaceAsync("instagram-likes", 1000);
        long order = long.Parse(page.Split('/')[^1], CultureInfo.InvariantCulture);

        _ = await olga.FollowAsync($"/operator{page}", html => html.Contains("Not placed", StringComparison.Ordinal));
        Assert.Contains($"href=\"/operator{page}\"", await olga.ReadAsync("/operator"));
        string desk = await olga.ReadAsync($"/operator{page}");
        Assert.Contains("Withdraw it", desk);
        Assert.DoesNotContain("Send it again", desk);
        Assert.DoesNotContain("It was delivered in full", desk);

        using HttpResponseMessage decided = await olga.PostAsync(
            $"/operator{page}?handler=Decide", (await olga.FieldsAsync($"/operator{page}")).Concat([new("Choice", "withdraw"), new("Why", "it would wait for days")]));

        Assert.Equal(HttpStatusCode.Redirect, decided.StatusCode);
        Assert.Contains("badge canceled", await waits.ReadAsync(page));
        Assert.DoesNotContain("<h2>Decide</h2>", await olga.ReadAsync($"/operator{page}"));
        Assert.Equal(10.00m, await _panel.ReadAsync(context => context.Users.Where(user => user.Id == customer).Select(user => user.Balance).SingleAsync()));
        Assert.Equal(SubmissionStatus.Withdrawn, await _panel.ReadAsync(context => context.Orders.Where(o => o.Id == order).Select(o => o.SubmissionStatus).SingleAsync()));
    }
}
