using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace SmmOrders.Hosting;

/// <summary>
/// Tells addresses of the Internet from all others, by IANA's registries of special-purpose addresses: this machine, private networks,
/// link-local (cloud metadata), carrier NAT, multicast, documentation, and what wraps one of them.
/// </summary>
internal static class PublicAddresses
{
    private static readonly ImmutableArray<IPNetwork> Special4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    // All else of IPv6 is not assigned to the Internet: loopback, unique local, link-local, site-local, multicast, IPv4-compatible.
    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    private static readonly ImmutableArray<IPNetwork> Special6 =
        [.. new[] { "2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20" }.Select(IPNetwork.Parse)];

    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether an address is one of the Internet.</summary>
    internal static bool Contain(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return !Special4.Any(network => network.Contains(address));
        }

        // What an IPv4 address is wrapped in leads to that address.
        return address.IsIPv4MappedToIPv6 ? Contain(address.MapToIPv4())
            : Translated.Contains(address) ? Contain(Inner(address, at: 12))
            : SixToFour.Contains(address) ? Contain(Inner(address, at: 2))
            : Global6.Contains(address) && !Special6.Any(network => network.Contains(address));
    }

    private static IPAddress Inner(IPAddress address, int at) =>
        new(BinaryPrimitives.ReadUInt32LittleEndian(address.GetAddressBytes().AsSpan(at, sizeof(uint))));
}
