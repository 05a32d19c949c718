using System.Net;
using Microsoft.Extensions.Options;

namespace SmmOrders.Hosting;

/// <summary>Validates a webhook's options: it lists every fault, and repeats neither a secret nor the address, which may have one in it.</summary>
internal sealed class OrderWebhookOptionsValidator : IValidateOptions<OrderWebhookOptions>
{
    private const int MostSecrets = 10;

    private static readonly OrderWebhookOptionsRanges Ranges = new();

    public ValidateOptionsResult Validate(string? name, OrderWebhookOptions options)
    {
        string[] faults = [.. Faults(options)];
        return faults.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"The webhook {name} cannot be used: {string.Join(" ", faults)}");
    }

    private static IEnumerable<string> Faults(OrderWebhookOptions options)
    {
        if (AddressFault(options) is { } address)
        {
            yield return $"{nameof(options.Address)} {address}";
        }

        if (options.Secrets.Count is 0 or > MostSecrets || options.Secrets.Contains(null!))
        {
            yield return $"{nameof(options.Secrets)} has {options.Secrets.Count(secret => secret is not null)}; it has from 1 to {MostSecrets}, and none is null.";
        }

        foreach (string range in Ranges.Validate("", options).Failures ?? [])
        {
            yield return range;
        }
    }

    private static string? AddressFault(OrderWebhookOptions options) => options.Address switch
    {
        null => "is not set.",
        { IsAbsoluteUri: false } => "is not absolute; it is, for example, https://example.com/orders.",
        { UserInfo.Length: > 0 } => "has a user name or password in it; it has neither.",
        { Fragment.Length: > 0 } => "has a fragment (#); it has none.",
        { Scheme: "http" } when options.AllowedNetworks.Count == 0 => $"is http; it is https, or {nameof(options.AllowedNetworks)} names the network it is in.",
        { Scheme: not ("https" or "http") } => "has another scheme; it is https.",
        { } address when IPAddress.TryParse(address.IdnHost, out IPAddress? literal) && !options.Permits(literal, address.Scheme == Uri.UriSchemeHttp) =>
            $"is an address that is none of the Internet; {nameof(options.AllowedNetworks)} names the networks that are allowed.",
        _ => null,
    };
}
