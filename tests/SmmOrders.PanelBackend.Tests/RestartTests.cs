using Microsoft.EntityFrameworkCore;

namespace SmmOrders.PanelBackend.Tests;

public sealed class RestartTests
{
    [Fact]
    public async Task A_panel_starts_again_on_its_file_whatever_identifiers_are_in_it()
    {
        string folder = Directory.CreateTempSubdirectory("panel-again-").FullName;
        string[] file = ["--file", Path.Combine(folder, "panel.db")];
        string kept;
        await using (RunningPanel first = await StartAsync(file))
        {
            using PanelVisitor ben = await new PanelVisitor(first.Address).SignInAsync("ben");
            _ = await ben.FollowAsync("/orders", html => !html.Contains("not at the server yet", StringComparison.Ordinal));
            long[] orders = await first.ReadAsync(context => context.Orders.Where(order => order.User!.Name == "ben").OrderBy(order => order.Id).Select(order => order.Id).ToArrayAsync());
            kept = (await first.ReadAsync(context => context.Orders.Where(order => order.Id == orders[0]).Select(order => order.ProviderOrderId).SingleAsync()))!;

            // One of another provider with the same identifier, and one as a person may have typed it.
            _ = await first.ReadAsync(context => context.Database.ExecuteSqlAsync(
                $"UPDATE Orders SET Provider = {ProviderSetup.Real}, ProviderOrderId = {kept} WHERE Id = {orders[1]}; UPDATE Orders SET ProviderOrderId = '999999999' WHERE Id = {orders[2]}"));
        }

        await using (RunningPanel second = await StartAsync(file))
        {
            using PanelVisitor ben = await new PanelVisitor(second.Address).SignInAsync("ben");
            Assert.Contains("My orders", await ben.ReadAsync("/orders"));
            Assert.Equal(800, second.App.Simulated!.Provider.Orders[kept].Quantity);
            Assert.InRange(second.App.Simulated!.Provider.Orders.All.Length, 1, 100);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<RunningPanel> StartAsync(string[] options)
    {
        RunningPanel panel = RunningPanel.With(options);
        await panel.InitializeAsync();
        return panel;
    }
}
