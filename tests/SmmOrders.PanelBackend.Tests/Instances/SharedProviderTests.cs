using Microsoft.Extensions.DependencyInjection;
using SmmOrders.Providers;

namespace SmmOrders.PanelBackend.Tests.Instances;

public sealed class SharedProviderTests
{
    [Fact]
    public async Task The_simulated_provider_runs_alone_for_several_instances()
    {
        SampleProcess.SkipWithoutShell();
        await using SampleProcess provider = await SampleProcess.StartAsync("The simulated provider runs at ", null, "provider", "--port", "0");
        await using var services = new ServiceCollection().AddSmmProvider("shared", options => (options.Address, options.ApiKey) = (provider.Address, new(SimulatedUpstream.Key))).BuildServiceProvider();

        ProviderResult<ProviderCatalog> catalog = await services.GetRequiredService<SmmProviders>().Get("shared").GetServicesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(SimulatedCatalog.Services.Select(service => service.Id), catalog.GetValue().Services.Select(service => service.Id));
    }
}
