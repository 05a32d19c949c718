using System.Net;
using System.Text.Json.Serialization;
using SmmOrders.Providers;

namespace SmmOrders.Hosting;

/// <summary>Where a webhook goes and how it is signed. Validated when the host starts; a change holds from the next webhook on.</summary>
/// <remarks>
/// The request is a POST of JSON. It follows no redirect, goes through no proxy, and sends no cookies and no trace headers. Any answer from
/// 200 to 299 counts as received, and its body is not read.
/// </remarks>
[JsonConverter(typeof(NotForJson))]
public sealed class OrderWebhookOptions
{
    /// <summary>
    /// The receiver: an absolute https URL without user information. http is permitted only to an address in <see cref="AllowedNetworks"/>.
    /// </summary>
    /// <value>The default is <see langword="null"/>, which is invalid.</value>
    public Uri? Address { get; set; }

    /// <summary>
    /// The secrets: from 1 to 10. Each webhook is signed with all of them, so that a receiver has time to replace one: add the new secret,
    /// replace it at the receiver, then remove the old one.
    /// </summary>
    /// <value>The default is none, which is invalid.</value>
    public IList<OrderWebhookSecret> Secrets { get; } = [];

    /// <summary>
    /// Networks that webhooks may reach though they are not on the Internet, for example <c>IPNetwork.Parse("10.20.0.0/16")</c>. All other
    /// loopback, private, link-local, carrier and multicast addresses are refused, also where a name resolves to one.
    /// </summary>
    /// <remarks>They are checked when a connection is opened. A connection that is open is used for up to 2 minutes.</remarks>
    /// <value>The default is none.</value>
    public IList<IPNetwork> AllowedNetworks { get; } = [];

    /// <summary>The maximum time for one webhook, from connecting to the head of the answer; from 100 ms to 5 minutes.</summary>
    /// <value>The default is 10 seconds.</value>
    [OptionRange("00:00:00.100", "00:05:00", "from 100 ms to 5 minutes")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether a webhook may connect to an address.</summary>
    internal bool Permits(IPAddress address, bool isPlain)
    {
        IPAddress plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return AllowedNetworks.Any(network => network.Contains(plain)) || (!isPlain && PublicAddresses.Contain(plain));
    }
}
