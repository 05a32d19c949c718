using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmmOrders.Providers.Tests;

/// <summary>The key goes over TLS, to the host that its certificate names.</summary>
public sealed class TlsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_with_a_certificate_of_its_own_making_gets_nothing()
    {
        using X509Certificate2 certificate = SelfSigned();
        await using var host = new RawHost((_, _) => RawHost.Http("""{"order":1}"""), certificate);
        await using Panel panel = await Panel.OpenAsync(options => options.Address = host.Address);

        OrderPlacement placement = await panel.Client.AddOrderAsync(NewOrder.Default("1", "L", 10), Token);

        Assert.Equal((PlacementOutcome.NotSent, ProviderFailureKind.Unavailable), (placement.Outcome, placement.Failure!.Kind));
        Assert.StartsWith("no secure connection: The remote certificate", placement.Failure.Detail, StringComparison.Ordinal);
        Assert.Equal("", host.Received);
    }

    [Fact]
    public async Task A_trusted_host_is_reached_over_TLS()
    {
        using X509Certificate2 certificate = SelfSigned();
        await using var host = new RawHost((_, _) => RawHost.Http("""{"order":1}"""), certificate);
        await using Panel panel = await Panel.OpenAsync(
            options => options.Address = host.Address,
            adapt: sockets => sockets.SslOptions.RemoteCertificateValidationCallback = (_, remote, _, _) => remote?.GetCertHashString() == certificate.GetCertHashString());

        Assert.Equal(PlacementOutcome.Placed, (await panel.Client.AddOrderAsync(NewOrder.Default("1", "L", 10), Token)).Outcome);
        Assert.Contains($"key={Panel.Key}&action=add", host.Received, StringComparison.Ordinal);
    }

    internal static X509Certificate2 SelfSigned()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        return new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
